package org.epixgateway.app.conformance;

import java.util.Optional;
import java.util.regex.Pattern;

/** Requests that are none get a fault that says nothing of the inside. */
final class WirePoints {
    /** Twice what the profile lets a container be, so that every bound is passed. */
    private static final int TOO_LARGE = 50 << 20;

    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [a-z]+\\.[\\w.$]+\\(|Traceback|Exception|\\.java:|/usr/|/home/|File \"", Pattern.CASE_INSENSITIVE);

    private final OtherSide side;
    private final Report report;

    WirePoints(OtherSide side, Report report) {
        this.side = side;
        this.report = report;
    }

    void run() {
        fault(
                "W-1",
                "XML that breaks off gets a fault",
                Soap.raw("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"));
        fault("W-2", "no XML at all gets a fault", Soap.raw("hello"));
        fault(
                "W-3",
                "a document type in the envelope gets a fault",
                Soap.raw(
                        "<!DOCTYPE s><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>"));
        fault(
                "W-4",
                "an unknown operation gets a fault",
                Soap.plain(Soap.Version.V11, "Other", "<Other xmlns=\"" + Soap.SERVICE + "\"/>"));
        fault(
                "W-5",
                "a Deliver without a container gets a fault",
                Soap.plain(Soap.Version.V11, "Deliver", "<Deliver xmlns=\"" + Soap.SERVICE + "\"/>"));
        Said said = side.postAnew(Soap.raw("x".repeat(TOO_LARGE)));
        report.must(
                "W-6",
                "a request that is too large gets a fault or is hung up on",
                said instanceof Said.Fault || said instanceof Said.Nothing ? told(said) : Optional.of(Said.word(said)));
        Said still = side.postAnew(Soap.state(Soap.Version.V11));
        report.must(
                "W-7",
                "after all that the service still answers",
                still instanceof Said.State ? Optional.empty() : Optional.of(Said.word(still)));
    }

    private void fault(String id, String what, Soap request) {
        Said said = side.post(request);
        report.must(
                id,
                what + " and learns nothing of the inside",
                said instanceof Said.Fault ? told(said) : Optional.of(Said.word(said)));
    }

    private static Optional<String> told(Said said) {
        return said instanceof Said.Fault fault && INSIDE.matcher(fault.body()).find()
                ? Optional.of("the fault tells of the inside: " + fault.sentence())
                : Optional.empty();
    }
}

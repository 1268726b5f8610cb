package org.epixgateway.peers.epix.client;

import java.util.List;
import java.util.Locale;
import org.epixgateway.peers.Said;

/** The faults of the hub's contract, and what they mean for us. Others are passed on in the callee's own words. */
final class KnownFault {
    private static final String TIME_OUT = "Timeout";

    private final String name;
    private final String sentence;

    private KnownFault(String name, String sentence) {
        this.name = name;
        this.sentence = sentence;
    }

    /** What is told of a fault: one line each. */
    record Told(String code, String sentence) {}

    private static final List<KnownFault> ALL = List.of(
            new KnownFault(
                    "CertificateMissing",
                    "It saw no TLS client certificate of ours, or no country in it; set client-certificate for this system,"
                            + " and let its operators know the certificate."),
            new KnownFault(
                    "CallerNotFound",
                    "It knows no Management Authority of the country in our TLS certificate; ask its operators to register us."),
            new KnownFault(
                    "CalleeNotFound",
                    "It knows no available service of the country asked for; ask that authority whether it serves EPIX."),
            new KnownFault(
                    "AdapterNotAvailable",
                    "The country asked for has not allowed us to ask; its authority keeps that list."),
            new KnownFault("Invalid Request", "It could not use our request; check dialect, namespace and spelling."),
            new KnownFault("ID must be a token", "It takes block letters without white space only."));

    static Told told(SoapAnswer.Fault fault) {
        String said = Said.by(fault.string());
        String plain = plain(said);
        for (KnownFault known : ALL) {
            if (plain.contains(plain(known.name))) {
                return new Told(known.name, known.sentence);
            }
        }
        if (plain.contains("timeout") || plain.contains("timedout")) {
            return new Told(TIME_OUT, "It says that the system behind it did not answer in time; try again: " + said);
        }
        String code = fault.code().isBlank() ? "Fault" : Said.by(fault.code());
        return new Told(code, "It says: " + said);
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}

package org.epixgateway.app.conformance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.exchange.Header;

/** What the service says of itself, and who may ask. */
final class StatePoints {
    private static final Set<String> STATES = Set.of("OK", "Busy", "Maintenance");
    private static final Duration APART_MAX = Duration.ofMinutes(5);

    private final OtherSide side;
    private final Report report;

    StatePoints(OtherSide side, Report report) {
        this.side = side;
        this.report = report;
    }

    /** @return whether there is a service at all */
    boolean run() {
        Said said = side.post(Soap.state(Soap.Version.V11));
        boolean isThere = report.must("S-1", "ServiceState answers by SOAP 1.1 with the four elements", wrong(said));
        if (isThere && said instanceof Said.State state) {
            report.must("S-2", "its clock is at most five minutes from ours", apart(state));
            report.must(
                    "S-3",
                    "its state is OK or Busy, it takes messages",
                    state.state().equals("Maintenance") ? Optional.of("it is in maintenance") : Optional.empty());
        }
        report.should("S-4", "ServiceState answers by SOAP 1.2", wrong(side.post(Soap.state(Soap.Version.V12))));
        report.must(
                "S-5",
                "a certificate that is not registered is turned away in the handshake or as NotRegistered",
                served(side.postAsStranger(Soap.state(Soap.Version.V11))));
        report.must(
                "S-6",
                "nobody is served without a certificate",
                served(side.postAsNobody(Soap.state(Soap.Version.V11))));
        return isThere;
    }

    private Optional<String> wrong(Said said) {
        if (!(said instanceof Said.State state)) {
            return Optional.of("no state but " + Said.word(said));
        }
        boolean isRight = STATES.contains(state.state())
                && state.profileVersions().contains(Header.PROFILE_VERSION)
                && state.party().equals(side.party().toString());
        return isRight ? Optional.empty() : Optional.of("it says " + state);
    }

    private Optional<String> apart(Said.State state) {
        try {
            Duration apart = Duration.between(side.clock().instant(), Instant.parse(state.time()))
                    .abs();
            return apart.compareTo(APART_MAX) <= 0
                    ? Optional.empty()
                    : Optional.of("the clocks are " + apart.toSeconds() + " s apart");
        } catch (DateTimeException unreadable) {
            return Optional.of("its time is no moment in UTC: " + state.time());
        }
    }

    private static Optional<String> served(Said said) {
        boolean isTurnedAway = said instanceof Said.Nothing
                || (said instanceof Said.Fault fault && fault.detail().equals("NotRegistered"));
        return isTurnedAway ? Optional.empty() : Optional.of(Said.word(said));
    }
}

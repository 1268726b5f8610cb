package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitReading;

/** A submission on its way through {@link SubmitPermit}: each step takes one of these and gives the next. */
public sealed interface Submitting {

    /** Not answered yet: goes through the deciding steps, again where another decision came first. */
    sealed interface Pending extends Submitting {}

    record HandedIn(SubmissionRequest request, Instant at) implements Submitting {}

    record Read(SubmissionRequest request, Instant at, PermitReading reading) implements Submitting {}

    record Validated(SubmissionRequest request, Instant at, Permit permit, List<Finding> findings, int tries)
            implements Pending {
        /** The same with one more finding; what was said when it was decided before is not said twice. */
        Validated saying(Finding finding) {
            return findings.contains(finding)
                    ? this
                    : new Validated(
                            request,
                            at,
                            permit,
                            Stream.concat(findings.stream(), Stream.of(finding)).toList(),
                            tries);
        }
    }

    /** @param statedBefore what we stated of the permit already; it follows to these recipients */
    record Decided(
            Validated validated,
            Seal.PermitContents contents,
            List<Party> recipients,
            Optional<Registration> register,
            List<KeptStatement> statedBefore)
            implements Pending {}

    record Sealed(Decided decided, List<SealedMessage> messages, List<SealedMessage> followers) implements Pending {}

    /** Recorded; the queue gets its work next. */
    record Recorded(Submission submission) implements Submitting {}

    record Answered(SubmissionAnswer answer) implements Submitting {}
}

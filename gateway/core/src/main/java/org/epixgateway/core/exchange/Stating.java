package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;

/** A statement of ours on its way through {@link MakeStatement}: each step takes one of these and gives the next. */
public sealed interface Stating {

    /** Not answered yet: goes through the deciding steps, again where another decision came first. */
    sealed interface Pending extends Stating {}

    record HandedIn(StatementRequest request, Instant at, int tries) implements Pending {}

    /**
     * @param document the statement as it will be sealed
     * @param disputed permits that came into dispute by it
     */
    record Decided(
            HandedIn handedIn,
            Statement statement,
            Bytes document,
            PermitReference permit,
            List<Party> recipients,
            Registration register,
            List<RegisteredPermit> disputed,
            List<Finding> findings)
            implements Pending {
        public Decided {
            disputed = List.copyOf(disputed);
            recipients = List.copyOf(recipients);
            findings = List.copyOf(findings);
        }
    }

    record Sealed(Decided decided, List<SealedMessage> messages) implements Pending {}

    /**
     * Recorded; it goes out next.
     *
     * @param isAwaited whether somebody waits for the answer
     */
    record Recorded(Submission submission, boolean isAwaited) implements Stating {}

    record Answered(SubmissionAnswer answer) implements Stating {}
}

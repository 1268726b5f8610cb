package org.epixgateway.core.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitReading;

/** A message on its way through {@link ReceiveMessage}: each step takes one of these and gives the next. */
public sealed interface Reception {

    /** Not answered yet: goes through the deciding steps, again where another decision came first. */
    sealed interface Pending extends Reception {}

    record Arrived(ReceivedEnvelope envelope) implements Reception {}

    /** First check passed; the header is a claim. */
    record Opened(ReceivedEnvelope envelope, OpenedEnvelope container, Header claim) implements Reception {}

    /** Second check passed. */
    record Verified(ReceivedEnvelope envelope, VerifiedEnvelope verified, Header header, Peer sender)
            implements Reception {}

    /** Third check passed as far as the header goes: who brought it, to whom, by whom, about whose permit. */
    record Authorised(Verified message) implements Reception {}

    record Read(Verified message, PermitReading reading) implements Reception {}

    record ReadStatement(Verified message, Statement statement) implements Reception {}

    /** What was found good as far as its document goes, and is decided on. */
    sealed interface Valid extends Pending {
        Verified message();

        List<Finding> findings();

        int tries();

        /** The same, to be decided on again. */
        Valid again(int next);
    }

    /** A permit. */
    record Validated(Verified message, Permit permit, List<Finding> findings, int tries) implements Valid {
        @Override
        public Validated again(int next) {
            return new Validated(message, permit, findings, next);
        }

        /** The same with one more finding; what was said when it was decided before is not said twice. */
        Validated saying(Finding finding) {
            return findings.contains(finding)
                    ? this
                    : new Validated(
                            message,
                            permit,
                            Stream.concat(findings.stream(), Stream.of(finding)).toList(),
                            tries);
        }
    }

    /** An authority's statement about a permit. */
    record Stated(Verified message, Statement statement, List<Finding> findings, int tries) implements Valid {
        Stated saying(List<Finding> more) {
            return new Stated(
                    message,
                    statement,
                    Stream.concat(findings.stream(), more.stream()).distinct().toList(),
                    tries);
        }

        @Override
        public Stated again(int next) {
            return new Stated(message, statement, List.of(), next);
        }
    }

    /** @param message the authentic message, where it got that far; only then the refusal may be remembered */
    record Refused(
            ReceivedEnvelope envelope,
            Optional<Header> claim,
            Optional<Verified> message,
            RefusalReason reason,
            String sentence,
            List<Finding> findings,
            int tries)
            implements Pending {}

    /**
     * @param claimed the answer, where it is a claim
     * @param disputed permits that came into dispute by it
     */
    record Decided(
            Valid message,
            Optional<Registration> register,
            Optional<Receipt.Claimed> claimed,
            List<RegisteredPermit> disputed)
            implements Pending {
        public Decided {
            disputed = List.copyOf(disputed);
        }

        static Decided unclaimed(Valid message, Optional<Registration> register, List<RegisteredPermit> disputed) {
            return new Decided(message, register, Optional.empty(), disputed);
        }

        /** Accepted, and nothing changes by it. */
        static Decided held(Valid message) {
            return unclaimed(message, Optional.empty(), List.of());
        }
    }

    /**
     * A refusal that disputes a registered permit, or one as it was.
     *
     * @param basis what was decided on, and is decided on again where another decision came first
     */
    record RefusalDecided(Pending basis, Refused refused, Optional<RegisteredPermit> disputed) implements Pending {}

    record Sealed(Pending decided, SealedMessage answer) implements Pending {}

    /** @param outcome receipt, refusal or repeat */
    record Answered(Bytes answer, String outcome) implements Reception {}
}

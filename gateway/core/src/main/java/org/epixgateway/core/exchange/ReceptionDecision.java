package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.Reception.Answered;
import org.epixgateway.core.exchange.Reception.Decided;
import org.epixgateway.core.exchange.Reception.RefusalDecided;
import org.epixgateway.core.exchange.Reception.Refused;
import org.epixgateway.core.exchange.Reception.Stated;
import org.epixgateway.core.exchange.Reception.Valid;
import org.epixgateway.core.exchange.Reception.Validated;
import org.epixgateway.core.exchange.Reception.Verified;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;

/** Decides on an authentic message: was it answered before, and is its permit's number free? Reads, writes nothing. */
final class ReceptionDecision {
    private final Stored stored;
    private final PermitLives lives;
    private final StatementReception statements;

    ReceptionDecision(Stored stored, PermitLives lives, StatementReception statements) {
        this.stored = stored;
        this.lives = lives;
        this.statements = statements;
    }

    /** The stored answer for the same bytes; the refusal of a reused id for other bytes; empty for a new id. */
    Optional<Reception> answeredBefore(Verified message) {
        Header header = message.header();
        Digest file = message.envelope().container().digest();
        Optional<ReceivedMessage> first = stored.journal().received(header.from(), header.id());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Optional<Reception> same = sameBytesBefore(header, file);
        if (same.isPresent()) {
            return same;
        }
        Optional<Bytes> told = stored.journal().answerGivenToReuse(header.from(), header.id(), file);
        return Optional.of(told.<Reception>map(ReceptionDecision::repeat)
                .orElseGet(() -> Authority.remembered(
                        message,
                        RefusalReason.ID_REUSED,
                        "Message id " + header.id() + " was used before for other bytes.",
                        List.of())));
    }

    /** The stored answer to exactly these bytes. */
    Optional<Reception> sameBytesBefore(Header claim, Digest file) {
        return stored.journal()
                .received(claim.from(), claim.id())
                .filter(first -> first.container().equals(file))
                .flatMap(first -> stored.journal().answerGiven(claim.from(), claim.id()))
                .map(ReceptionDecision::repeat);
    }

    /** @param valid what was not answered before, or was while it was on its way here */
    Reception on(Valid valid) {
        Optional<Reception> before = answeredBefore(valid.message());
        if (before.isPresent()) {
            return before.get() instanceof Refused reused
                    ? new RefusalDecided(valid, reused, Optional.empty())
                    : before.get();
        }
        Reception decided = switch (valid) {
            case Validated validated -> on(validated);
            case Stated stated -> statements.decide(stated);
        };
        return decided instanceof Refused refused ? new RefusalDecided(valid, refused, Optional.empty()) : decided;
    }

    private Reception on(Validated validated) {
        Header header = validated.message().header();
        if (header.isTest()) {
            return Decided.held(validated);
        }
        Instant at = validated.message().envelope().at();
        Permit permit = validated.permit();
        PermitKey key = permit.key().orElseThrow();
        Digest document = header.document().digest();
        Optional<RegisteredPermit> known = stored.register().find(key);
        if (known.isEmpty()) {
            return registered(validated, RegisteredPermit.issued(key, permit, document, at));
        }
        if (known.get().document().equals(document)) {
            return Decided.held(validated.saying(heldAlready(known.get())));
        }
        boolean isReplacement = header.permit()
                .flatMap(PermitReference::replaces)
                .filter(known.get().document()::equals)
                .isPresent();
        return isReplacement
                ? registered(validated, known.get().replacedBy(document, permit, at))
                : conflict(validated, known.get());
    }

    /** What was stated about it before it came counts from now on. */
    private Decided registered(Validated validated, RegisteredPermit row) {
        Verified message = validated.message();
        Registration registration = lives.registration(
                row.broughtBy(message.header().id()),
                validated.permit(),
                message.envelope().at());
        List<RegisteredPermit> disputed = registration.permits().stream()
                .filter(next -> next.state() == PermitState.DISPUTED)
                .toList();
        return Decided.unclaimed(validated, Optional.of(registration), disputed);
    }

    /** A second sending is accepted and changes nothing; whoever uses the permit must not take it for a second permit. */
    private static Finding heldAlready(RegisteredPermit known) {
        return new Finding(
                SubmissionDecision.SENT_BEFORE,
                Severity.INFO,
                Place.of(Box.DOCUMENT),
                Optional.empty(),
                "This very document is already held, as message " + known.firstMessage() + "; it is no second permit.");
    }

    private static Reception conflict(Validated validated, RegisteredPermit known) {
        MessageId message = validated.message().header().id();
        String sentence = "Permit number " + known.number() + " is held here with other contents (SHA-256 "
                + known.document().shortForm() + "...), and this message does not name the document that it replaces.";
        Refused refused = Authority.remembered(
                validated.message(), RefusalReason.NUMBER_CONFLICT, sentence, validated.findings());
        return new RefusalDecided(
                validated, refused, Optional.of(known.disputed(message, "number conflict with message " + message)));
    }

    /** A refusal of an authentic message is kept, unless the id was answered before. */
    Reception on(Refused refused) {
        Optional<Reception> before = refused.message().flatMap(this::answeredBefore);
        if (before.isEmpty()) {
            return new RefusalDecided(refused, refused, Optional.empty());
        }
        return before.get() instanceof Refused reused
                ? new RefusalDecided(refused, reused, Optional.empty())
                : before.get();
    }

    private static Answered repeat(Bytes answer) {
        return new Answered(answer, "repeat");
    }
}

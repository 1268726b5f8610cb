package org.epixgateway.core.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.exchange.Reception.Opened;
import org.epixgateway.core.exchange.Reception.Refused;
import org.epixgateway.core.exchange.Reception.Verified;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.permit.PermitKey;

/**
 * Decides whether an answer is one: sealed by the Party that we addressed, to us, and about exactly the bytes that we sent.
 * Anything else (unsigned, wrong digest, wrong Party, garbage) is no answer and delivers nothing. Thread-safe, pure.
 */
public final class CheckAnswer {
    /** As the schemas have it. */
    private static final int SENTENCE_MAX = 1_000;

    private static final Duration GRANT_MAX = Duration.ofDays(366);

    /** What an answer turned out to be. */
    public sealed interface Verdict {}

    public record Received(Receipt receipt, MessageReference answer, LogHead peerHead) implements Verdict {}

    public record NotAccepted(Refusal refusal, MessageReference answer, Optional<LogHead> peerHead)
            implements Verdict {}

    public record Invalid(String sentence) implements Verdict {}

    private final EnvelopeChecks checks;
    private final ExchangeDocuments documents;
    private final Self self;

    public CheckAnswer(EnvelopeChecks checks, ExchangeDocuments documents, Self self) {
        this.checks = checks;
        this.documents = documents;
        this.self = self;
    }

    public Verdict check(SentMessage sent, ReceivedEnvelope answer) {
        Reception opened = checks.open(answer);
        Reception verified = opened instanceof Opened o ? verified(sent, o) : opened;
        return switch (verified) {
            case Verified authentic -> authentic(sent, authentic);
            case Refused refused -> new Invalid("The answer does not pass our checks: " + refused.sentence());
            default -> throw new IllegalStateException("an answer was neither verified nor refused");
        };
    }

    /**
     * A repeat brings the answer that was recorded first, byte for byte, and its seal may have ended since. What counts
     * then is the time at which it says that it was sealed (decision 0016).
     */
    private Reception verified(SentMessage sent, Opened answer) {
        Reception now = checks.verify(answer);
        if (!(now instanceof Refused) || !isFromEarlierAttempt(sent, answer)) {
            return now;
        }
        Instant sealed = answer.claim().sentAt();
        return checks.verify(answer, sealed) instanceof Verified then
                        && !then.verified().signingTime().isBefore(earliestAnswer(sent))
                ? then
                : now;
    }

    private static boolean isFromEarlierAttempt(SentMessage sent, Opened answer) {
        Instant sealed = answer.claim().sentAt();
        boolean isPossible = sent.attempts() > 1
                && !sealed.isBefore(earliestAnswer(sent))
                && !sealed.isAfter(answer.envelope().at());
        return isPossible && answer.claim().from().equals(sent.to()) && isAbout(sent, answer.claim());
    }

    /** Nobody can have answered a message before it was accepted; clocks may differ. */
    private static Instant earliestAnswer(SentMessage sent) {
        return sent.acceptedAt().minus(EnvelopeChecks.AHEAD_MAX);
    }

    private static boolean isAbout(SentMessage sent, Header header) {
        return header.answers()
                .filter(ref -> ref.file().equals(sent.container())
                        && ref.id().map(sent.id()::equals).orElse(header.kind() == MessageKind.REFUSAL))
                .isPresent();
    }

    /** The permit that a message of our own is about. */
    Optional<PermitKey> permitOf(Bytes ownContainer) {
        Reception opened = checks.open(new ReceivedEnvelope(ownContainer, self.party(), Instant.EPOCH));
        return opened instanceof Opened own ? own.claim().permit().map(PermitReference::key) : Optional.empty();
    }

    /**
     * What an answer says to a claim of ours, as the register keeps it: a claim that is refused for good is denied by it. It
     * holds for the documents of the movement that the answering Party issued, and for our own, which wait for others.
     */
    List<KeptStatement> claimAnswers(SentMessage sent, Bytes ownContainer, Verdict verdict) {
        if (sent.kind() != MessageKind.CLAIM || sent.isTest()) {
            return List.of();
        }
        Optional<Statement> stated = switch (verdict) {
            case Received received ->
                received.receipt()
                        .claimed()
                        .map(claimed ->
                                claimed.stated(sent.to(), received.receipt().receivedAt()));
            case NotAccepted refused
            when refused.refusal().reason().isRemembered() -> Optional.of(denied(sent, refused.refusal()));
            default -> Optional.empty();
        };
        return stated.map(answer -> documentsOf(ownContainer).stream()
                        .flatMap(permit -> answers(sent, answer, permit).stream())
                        .toList())
                .orElse(List.of());
    }

    /** All documents of the movement that a claim of ours is about. */
    private List<PermitKey> documentsOf(Bytes ownClaim) {
        if (!(checks.open(new ReceivedEnvelope(ownClaim, self.party(), Instant.EPOCH)) instanceof Opened own)) {
            return List.of();
        }
        Header header = own.claim();
        Stream<PermitKey> linked = own.container().file(header.document().name()).stream()
                .map(document -> documents.readStatement(header.kind(), document, self.party()))
                .map(Statement::fact)
                .filter(Fact.Claim.class::isInstance)
                .flatMap(claim -> ((Fact.Claim) claim).linked().stream().map(Fact.Linked::document));
        return Stream.concat(header.permit().map(PermitReference::key).stream(), linked)
                .toList();
    }

    /** A Party answers for what it issued. Documents of our own are held for the movement, or not, as it says. */
    private Optional<KeptStatement> answers(SentMessage sent, Statement answer, PermitKey permit) {
        if (permit.issuingCountry().equals(sent.to().code())) {
            return Optional.of(kept(sent, answer, permit));
        }
        String id = UUID.nameUUIDFromBytes((answer.id() + " " + sent.to()).getBytes(StandardCharsets.US_ASCII))
                .toString();
        return permit.issuingCountry().equals(self.party().code())
                ? Optional.of(kept(sent, new Statement(id, self.party(), answer.statedAt(), forOurs(answer)), permit))
                : Optional.empty();
    }

    /** Nobody else holds a document of ours for longer than we would ourselves. */
    private static Fact forOurs(Statement answer) {
        Instant latest = answer.statedAt().plus(Claims.HELD_FOR);
        return answer.fact() instanceof Fact.ClaimAnswer(var on, var claim, var until, var sentence)
                ? new Fact.ClaimAnswer(on, claim, until.map(end -> end.isAfter(latest) ? latest : end), sentence)
                : answer.fact();
    }

    private static Statement denied(SentMessage sent, Refusal refusal) {
        Fact.ClaimAnswer answer = new Fact.ClaimAnswer(
                PermitLives.day(refusal.receivedAt()),
                claimOf(sent),
                Optional.empty(),
                cut("The issuer refused the claim: " + refusal.sentence()));
        return new Statement(claimOf(sent), sent.to(), refusal.receivedAt(), answer);
    }

    private static String cut(String sentence) {
        return sentence.length() > SENTENCE_MAX ? sentence.substring(0, SENTENCE_MAX - 3) + "..." : sentence;
    }

    private KeptStatement kept(SentMessage sent, Statement answer, PermitKey permit) {
        return new KeptStatement(
                permit,
                answer.id(),
                answer.by(),
                MessageKind.RECEIPT,
                Assurance.SEALED,
                documents.writeStatement(answer),
                Optional.of(sent.id()),
                "peer " + sent.to(),
                answer.statedAt());
    }

    /** The id of the claim that a message of ours brings, whatever messages took its place. */
    private static String claimOf(SentMessage sent) {
        return sent.submission().replaceFirst("^S-", "");
    }

    /** The answer to a claim is about that claim, and holds no longer than anybody may mean. */
    private static boolean isAnswered(SentMessage sent, Receipt receipt) {
        if (sent.kind() != MessageKind.CLAIM || sent.isTest()) {
            return receipt.claimed().isEmpty();
        }
        Instant latest = receipt.receivedAt().plus(GRANT_MAX);
        return receipt.claimed()
                .filter(claimed -> claimed.statement().equals(claimOf(sent))
                        && claimed.answer().claim().equals(claimOf(sent))
                        && claimed.answer().until().filter(latest::isBefore).isEmpty())
                .isPresent();
    }

    private Verdict authentic(SentMessage sent, Verified answer) {
        Header header = answer.header();
        if (checks.misrouted(answer, self).isPresent() || !header.from().equals(sent.to())) {
            return new Invalid("The answer is not from " + sent.to() + " to " + self.party() + ".");
        }
        if (!isAbout(sent, header)) {
            return new Invalid("The answer is about another message than the one that was sent.");
        }
        Optional<Bytes> document =
                answer.verified().opened().file(header.document().name());
        if (document.map(Bytes::digest)
                .filter(header.document().digest()::equals)
                .isEmpty()) {
            return new Invalid("The answer's header does not name the document inside.");
        }
        try {
            return read(sent, answer, document.orElseThrow());
        } catch (UnreadableDocumentException unreadable) {
            return new Invalid("The answer cannot be read: " + unreadable.getMessage());
        }
    }

    private Verdict read(SentMessage sent, Verified answer, Bytes document) {
        MessageReference reference = new MessageReference(
                Optional.of(answer.header().id()), answer.envelope().container().digest());
        return switch (answer.header().kind()) {
            case RECEIPT -> {
                Receipt receipt = documents.readReceipt(document);
                boolean fits = receipt.message().equals(sent.id())
                        && receipt.file().equals(sent.container())
                        && receipt.heads().own().party().equals(sent.to().toString())
                        && isAnswered(sent, receipt);
                yield fits
                        ? new Received(receipt, reference, receipt.heads().own())
                        : new Invalid("The receipt names other bytes than those that were sent.");
            }
            case REFUSAL -> {
                Refusal refusal = documents.readRefusal(document);
                yield refusal.file().equals(sent.container())
                        ? new NotAccepted(
                                refusal,
                                reference,
                                refusal.heads()
                                        .map(LogHeads::own)
                                        .filter(head ->
                                                head.party().equals(sent.to().toString())))
                        : new Invalid("The refusal names other bytes than those that were sent.");
            }
            default -> new Invalid("A message of kind " + answer.header().kind() + " is no answer.");
        };
    }
}

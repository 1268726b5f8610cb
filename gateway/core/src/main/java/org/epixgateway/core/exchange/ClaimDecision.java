package org.epixgateway.core.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.Reception.Stated;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;

/**
 * Answers a claim on a permit of ours: granted to the first who asks while it may be used, denied with the reason else. That
 * one is granted and not two is the register's doing: it takes one decision per state of the permit.
 */
final class ClaimDecision {
    private final Self self;
    private final ExchangeDocuments documents;

    ClaimDecision(Self self, ExchangeDocuments documents) {
        this.self = self;
        this.documents = documents;
    }

    /**
     * Empty if it is no claim. All documents of ours in a movement are granted, or none.
     *
     * @param notTaken why one of the movement was not taken
     */
    Optional<Receipt.Claimed> on(Stated stated, List<ReceivedAbout> documents, Optional<String> notTaken) {
        if (!(stated.statement().fact() instanceof Fact.Claim)) {
            return Optional.empty();
        }
        Instant now = stated.message().envelope().at();
        List<ReceivedAbout> ours = documents.stream().filter(this::isOurs).toList();
        Optional<String> objection = ours.isEmpty()
                ? Optional.of("Its issuer answers a claim; nothing that it names was issued here.")
                : notTaken.or(() -> ours.stream()
                        .flatMap(one -> objection(one, now).stream())
                        .findFirst());
        return Optional.of(answer(
                stated,
                PermitLives.day(now),
                objection.isEmpty() ? Optional.of(Claims.heldUntil(now)) : Optional.empty(),
                objection.orElse("")));
    }

    boolean isOurs(ReceivedAbout one) {
        return one.key().issuingCountry().equals(self.party().code());
    }

    private static Optional<String> objection(ReceivedAbout one, Instant now) {
        String which =
                one.isLinked() ? one.key().issuingCountry() + " " + one.key().number() + ": " : "";
        if (one.concerned().isEmpty()) {
            return Optional.of(which + "No permit of this number and kind is registered with its issuer.");
        }
        Concerned concerned = one.concerned().get();
        Fact.Claim claim = (Fact.Claim) concerned.statement().fact();
        return new Claims(concerned.lived().life())
                .objection(claim, now, PermitLives.day(now))
                .map(which::concat);
    }

    /** The answer that was given to a claim before. */
    Optional<Receipt.Claimed> answered(List<KeptStatement> kept, String claim) {
        return kept.stream()
                .filter(one -> one.kind() == MessageKind.RECEIPT
                        && one.by().equals(self.party())
                        && one.id().equals(claim))
                .map(one -> documents.readStatement(one.kind(), one.document(), one.by()))
                .filter(statement -> statement.fact() instanceof Fact.ClaimAnswer)
                .map(statement -> new Receipt.Claimed(statement.id(), (Fact.ClaimAnswer) statement.fact()))
                .findFirst();
    }

    /** The answer bears the id of the claim: our Party answers one claim once. */
    private static Receipt.Claimed answer(Stated stated, LocalDate today, Optional<Instant> until, String sentence) {
        String claim = stated.statement().id();
        return new Receipt.Claimed(claim, new Fact.ClaimAnswer(today, claim, until, sentence));
    }

    KeptStatement kept(KeptStatement claim, Receipt.Claimed answer) {
        Statement stated = answer.stated(self.party(), claim.recordedAt());
        return new KeptStatement(
                claim.permit(),
                stated.id(),
                self.party(),
                MessageKind.RECEIPT,
                Assurance.SEALED,
                documents.writeStatement(stated),
                claim.message(),
                "gateway",
                claim.recordedAt());
    }
}

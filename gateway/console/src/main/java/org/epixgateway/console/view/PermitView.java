package org.epixgateway.console.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.KeptStatement;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.PermitLives.Lived;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.life.Standing;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.permit.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A permit of the register: where it stands, what was shipped and used of each block, and its history. No names of traders.
 *
 * @param permit country, kind and normalised number
 * @param document SHA-256 of the current document
 * @param validUntil last day, at the place of presentation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PermitView(
        String permit,
        String issuingCountry,
        String issuingAuthority,
        String kind,
        String number,
        String document,
        String state,
        @Nullable String validUntil,
        Instant registeredAt,
        List<BlockView> blocks,
        List<ConflictView> conflicts,
        List<StatementView> statements,
        String href) {

    /** Quantities of one block with their units, next to one another; they are compared and never subtracted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BlockView(
            String block, @Nullable String issued, @Nullable String shipped, String used) {}

    /** @param statement id of the statement that does not fit */
    public record ConflictView(String statement, String kind, String sentence) {}

    /**
     * One step of the permit's history.
     *
     * @param actor account or peer by whom it came here
     * @param message that brought it or took it to others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StatementView(
            String id,
            String by,
            Instant statedAt,
            Instant recordedAt,
            String assurance,
            String actor,
            @Nullable String message,
            FactForm fact) {}

    public static PermitView of(Lived lived, LocalDate today, Links links) {
        RegisteredPermit permit = lived.registered();
        Standing standing = lived.standing(today);
        return new PermitView(
                permit.key().label(),
                permit.key().issuingCountry().value(),
                permit.key().issuingAuthority(),
                permit.key().kind().name(),
                permit.number(),
                permit.document().hex(),
                standing.state().name(),
                permit.validUntil().map(LocalDate::toString).orElse(null),
                permit.registeredAt(),
                standing.balances().stream().map(PermitView::block).toList(),
                standing.conflicts().stream()
                        .map(c -> new ConflictView(c.statement(), c.kind().name(), c.sentence()))
                        .toList(),
                lived.life().statements().stream()
                        .map(statement -> statement(statement, lived.statements()))
                        .toList(),
                links.permit(permit.key()));
    }

    private static BlockView block(Standing.Balance balance) {
        return new BlockView(
                balance.block(),
                balance.issued().map(Quantity::toString).orElse(null),
                balance.shipped().map(Quantity::toString).orElse(null),
                balance.used().toPlainString());
    }

    private static StatementView statement(Statement statement, List<KeptStatement> kept) {
        KeptStatement row = kept.stream()
                .filter(one -> one.id().equals(statement.id()) && one.by().equals(statement.by()))
                .findFirst()
                .orElseThrow();
        Optional<MessageId> message = row.message();
        return new StatementView(
                statement.id(),
                statement.by().toString(),
                statement.statedAt(),
                row.recordedAt(),
                row.assurance().name(),
                row.actor(),
                message.map(MessageId::toString).orElse(null),
                FactForm.of(statement.fact()));
    }
}

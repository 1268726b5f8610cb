package org.epixgateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.epixgateway.core.exchange.Assurance;
import org.epixgateway.core.exchange.Change.Expect;
import org.epixgateway.core.exchange.KeptStatement;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;

/** Table statement: what was stated about permits, registered or not. */
final class StatementRows {
    private static final String NUMBERED =
            " where own_party = ? and issuing_country = ? and number_key = ? and kind = ?";

    /** Some messages name a permit without its authority, and may have come before it. */
    private static final String ABOUT = NUMBERED + " and issuing_authority in (?, '')";

    private final Party own;

    StatementRows(Party own) {
        this.own = own;
    }

    void add(Session session, KeptStatement s) {
        int added = session.update(
                """
                insert into statement (own_party, issuing_country, kind, number_key, issuing_authority, id, stated_by,
                    message_kind, assurance, document, message, actor, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                own,
                s.permit().issuingCountry(),
                s.permit().kind(),
                s.permit().number(),
                s.permit().issuingAuthority(),
                s.id(),
                s.by(),
                s.kind(),
                s.assurance(),
                s.document(),
                s.message(),
                s.actor(),
                s.recordedAt());
        if (added == 0) {
            throw new MovedException("statement " + s.id() + " of " + s.by() + " is there already");
        }
    }

    List<KeptStatement> about(Session session, PermitKey key) {
        return session.list(
                "select id, stated_by, message_kind, assurance, document, message, actor, recorded_at from statement"
                        + ABOUT + " order by row_id",
                row -> read(key, row),
                own,
                key.issuingCountry(),
                key.number(),
                key.kind(),
                key.issuingAuthority());
    }

    List<PermitKey> askedAboutSince(Session session, Instant since, int max) {
        return session.list(
                """
                select p.issuing_country, p.issuing_authority, p.kind, p.number_key
                from statement s join permit p on p.own_party = s.own_party and p.issuing_country = s.issuing_country
                    and p.number_key = s.number_key and p.kind = s.kind
                    and s.issuing_authority in (p.issuing_authority, '')
                where s.own_party = ? and s.message_kind = 'INQUIRY' and s.recorded_at >= ?
                group by p.issuing_country, p.issuing_authority, p.kind, p.number_key
                order by max(s.recorded_at) desc limit ?""",
                row -> new PermitKey(CountryCode.of(row.text()), row.text(), row.word(DocumentKind.class), row.text()),
                own,
                since,
                max);
    }

    private static KeptStatement read(PermitKey key, Row row) throws SQLException {
        return new KeptStatement(
                key,
                row.text(),
                row.party(),
                row.word(MessageKind.class),
                row.word(Assurance.class),
                row.bytes(),
                row.maybeId(),
                row.text(),
                row.instant());
    }

    boolean has(Session session, String id, Party by) {
        return session.first(
                        "select 1 from statement where own_party = ? and id = ? and stated_by = ?",
                        Row::number,
                        own,
                        id,
                        by)
                .isPresent();
    }

    /** Lets decisions about one permit pass one after the other, and none that saw another life of it. */
    void expect(Session session, Expect seen) {
        PermitKey key = seen.permit();
        session.dialect().holdName(session, own + " " + key);
        long version = session.first(
                        "select version from permit" + NUMBERED + " and issuing_authority = ?",
                        Row::number,
                        own,
                        key.issuingCountry(),
                        key.number(),
                        key.kind(),
                        key.issuingAuthority())
                .orElse(0L);
        long statements = session.first(
                        "select count(*) from statement" + ABOUT,
                        Row::number,
                        own,
                        key.issuingCountry(),
                        key.number(),
                        key.kind(),
                        key.issuingAuthority())
                .orElse(0L);
        if (version != seen.version() || statements != seen.statements()) {
            throw new MovedException("more is known of permit " + key.label() + " by now");
        }
    }
}

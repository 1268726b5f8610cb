package org.epixgateway.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;

/** Tables permit and permit_token: which document of a permit is the current one, where it stands, what protects it. */
final class PermitRows {
    private static final String COLUMNS = """
            select issuing_country, issuing_authority, kind, number_key, number, document, state, valid_until,
                first_message, registered_at, note, number_conflict, version
            from permit""";
    private static final String SELECT = COLUMNS + " where own_party = ? and issuing_country = ? and number_key = ?";

    private final Party own;

    PermitRows(Party own) {
        this.own = own;
    }

    void put(Session session, RegisteredPermit permit) {
        int changed = permit.version() == 0 ? insert(session, permit) : update(session, permit);
        if (changed == 0) {
            throw new MovedException("permit " + permit.key().label() + " is no longer at version " + permit.version());
        }
    }

    private int insert(Session session, RegisteredPermit p) {
        return session.update(
                """
                insert into permit (own_party, issuing_country, kind, number_key, issuing_authority, number, document,
                    state, valid_until, first_message, registered_at, note, number_conflict, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict do nothing""",
                own,
                p.key().issuingCountry(),
                p.key().kind(),
                p.key().number(),
                p.key().issuingAuthority(),
                p.number(),
                p.document(),
                p.state(),
                p.validUntil(),
                p.firstMessage(),
                p.registeredAt(),
                p.note(),
                p.numberConflict());
    }

    private int update(Session session, RegisteredPermit p) {
        return session.update(
                """
                update permit set number = ?, document = ?, state = ?, valid_until = ?, first_message = ?,
                    registered_at = ?, note = ?, number_conflict = ?, version = version + 1
                where own_party = ? and issuing_country = ? and kind = ? and number_key = ? and issuing_authority = ?
                    and version = ?""",
                p.number(),
                p.document(),
                p.state(),
                p.validUntil(),
                p.firstMessage(),
                p.registeredAt(),
                p.note(),
                p.numberConflict(),
                own,
                p.key().issuingCountry(),
                p.key().kind(),
                p.key().number(),
                p.key().issuingAuthority(),
                p.version());
    }

    void put(Session session, PermitKey key, TokenHash token) {
        session.update(
                """
                insert into permit_token (own_party, issuing_country, kind, number_key, issuing_authority, salt, hash)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (own_party, issuing_country, kind, number_key, issuing_authority)
                    do update set salt = excluded.salt, hash = excluded.hash""",
                own,
                key.issuingCountry(),
                key.kind(),
                key.number(),
                key.issuingAuthority(),
                token.salt(),
                token.value());
    }

    Optional<TokenHash> token(Session session, PermitKey key) {
        return session.first(
                """
                select salt, hash from permit_token
                where own_party = ? and issuing_country = ? and kind = ? and number_key = ? and issuing_authority = ?""",
                row -> new TokenHash(row.bytes(), row.bytes()),
                own,
                key.issuingCountry(),
                key.kind(),
                key.number(),
                key.issuingAuthority());
    }

    Optional<RegisteredPermit> find(Session session, PermitKey key) {
        return session.first(
                SELECT + " and kind = ? and issuing_authority = ?",
                PermitRows::read,
                own,
                key.issuingCountry(),
                key.number(),
                key.kind(),
                key.issuingAuthority());
    }

    List<RegisteredPermit> named(Session session, CountryCode country, String number) {
        return session.list(SELECT + " order by registered_at, kind", PermitRows::read, own, country, number);
    }

    List<RegisteredPermit> pastLastDay(
            Session session, CountryCode country, LocalDate from, LocalDate before, int max) {
        return session.list(COLUMNS + """
                 where own_party = ? and issuing_country = ? and state in ('ISSUED', 'ENDORSED')
                    and valid_until >= ? and valid_until < ?
                order by valid_until limit ?""", PermitRows::read, own, country, Optional.of(from), Optional.of(before), max);
    }

    private static RegisteredPermit read(Row row) throws SQLException {
        PermitKey key = new PermitKey(CountryCode.of(row.text()), row.text(), row.word(DocumentKind.class), row.text());
        return new RegisteredPermit(
                key,
                row.text(),
                row.digest(),
                row.word(PermitState.class),
                row.maybeDay(),
                row.id(),
                row.instant(),
                row.text(),
                row.text(),
                row.number());
    }
}

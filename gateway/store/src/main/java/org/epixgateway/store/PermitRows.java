package org.epixgateway.store;

import java.util.Optional;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.PermitKey;

/** Table permit: which document of a permit is the current one, and where it stands. */
final class PermitRows {
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
                    state, valid_until, first_message, registered_at, note, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict do nothing""",
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
                p.note());
    }

    private int update(Session session, RegisteredPermit p) {
        return session.update(
                """
                update permit set number = ?, document = ?, state = ?, valid_until = ?, first_message = ?,
                    registered_at = ?, note = ?, version = version + 1
                where own_party = ? and issuing_country = ? and kind = ? and number_key = ? and issuing_authority = ?
                    and version = ?""",
                p.number(),
                p.document(),
                p.state(),
                p.validUntil(),
                p.firstMessage(),
                p.registeredAt(),
                p.note(),
                own,
                p.key().issuingCountry(),
                p.key().kind(),
                p.key().number(),
                p.key().issuingAuthority(),
                p.version());
    }

    Optional<RegisteredPermit> find(Session session, PermitKey key) {
        return session.first(
                """
                select number, document, state, valid_until, first_message, registered_at, note, version from permit
                where own_party = ? and issuing_country = ? and kind = ? and number_key = ? and issuing_authority = ?""",
                row -> new RegisteredPermit(
                        key,
                        row.text(),
                        row.digest(),
                        row.word(PermitState.class),
                        row.maybeDay(),
                        row.id(),
                        row.instant(),
                        row.text(),
                        row.number()),
                own,
                key.issuingCountry(),
                key.kind(),
                key.number(),
                key.issuingAuthority());
    }
}

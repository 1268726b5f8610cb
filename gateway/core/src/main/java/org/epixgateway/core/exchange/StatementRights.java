package org.epixgateway.core.exchange;

import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.permit.Permit;

/** Whether a Party may state something of a permit, its border offices included. Thread-safe. */
final class StatementRights {
    private final PeerRegistry peers;

    StatementRights(PeerRegistry peers) {
        this.peers = peers;
    }

    boolean mayState(MessageKind kind, Party from, Permit permit) {
        // The answer to a claim is kept as a statement of the issuer.
        return kind == MessageKind.RECEIPT
                ? permit.issuingCountry().filter(from.code()::equals).isPresent()
                : Entitlement.mayState(kind, from, permit) || actsFor(kind, from, permit);
    }

    /** For a Party whose customs territory it belongs to. */
    private boolean actsFor(MessageKind kind, Party from, Permit permit) {
        return Entitlement.of(kind) == Entitlement.USING_PARTY
                && Entitlement.usingCountries(permit).stream()
                        .filter(Party::isOne)
                        .flatMap(country -> peers.peer(new Party(country)).stream())
                        .anyMatch(peer -> peer.customsTerritory().contains(from));
    }
}

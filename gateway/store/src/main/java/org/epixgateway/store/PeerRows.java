package org.epixgateway.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.RevocationPolicy;

/** Tables peer, peer_certificate and peer_descriptor: who speaks for a Party, and by which certificates it is known. */
final class PeerRows {
    private static final String INSERT = """
            insert into peer (name, state, sequence, delivery_mode, services, accepted_forms, carries, customs_territory,
                revocation_lists, revocation, refuse_on_rules, takes_test_messages, own_party, party, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict (own_party, party) do nothing""";

    private static final String UPDATE = """
            update peer set name = ?, state = ?, sequence = ?, delivery_mode = ?, services = ?, accepted_forms = ?,
                carries = ?, customs_territory = ?, revocation_lists = ?, revocation = ?, refuse_on_rules = ?,
                takes_test_messages = ?, version = version + 1
            where own_party = ? and party = ? and version = ?""";

    private final Party own;

    PeerRows(Party own) {
        this.own = own;
    }

    void put(Session session, Peer peer, Optional<Bytes> descriptor) {
        List<Object> values = new ArrayList<>(values(peer));
        if (peer.version() > 0) {
            values.add(peer.version());
        }
        if (session.update(peer.version() == 0 ? INSERT : UPDATE, values.toArray()) == 0) {
            throw new MovedException("peer " + peer.party() + " is no longer at version " + peer.version());
        }
        putCertificates(session, peer);
        descriptor.ifPresent(container -> session.update(
                "insert into peer_descriptor (own_party, peer, version, container) values (?, ?, ?, ?)",
                own,
                peer.party(),
                peer.version() + 1,
                container));
    }

    private List<Object> values(Peer peer) {
        PeerPolicy policy = peer.policy();
        return List.of(
                peer.name(),
                peer.state(),
                peer.sequence(),
                peer.deliveryMode(),
                PeerText.services(peer.services()),
                PeerText.forms(peer.acceptedForms()),
                PeerText.sorted(peer.carries()),
                PeerText.sorted(peer.customsTerritory()),
                PeerText.inOrder(policy.revocationLists()),
                policy.revocation(),
                PeerText.sorted(policy.refuseOnRules()),
                policy.takesTestMessages(),
                own,
                peer.party());
    }

    private void putCertificates(Session session, Peer peer) {
        session.update("delete from peer_certificate where own_party = ? and peer = ?", own, peer.party());
        int number = 0;
        for (RegisteredCertificate c : peer.certificates()) {
            Optional<Pin.Exact> exact = c.pin() instanceof Pin.Exact pin ? Optional.of(pin) : Optional.empty();
            Optional<Pin.BySubject> named = c.pin() instanceof Pin.BySubject pin ? Optional.of(pin) : Optional.empty();
            session.update(
                    """
                    insert into peer_certificate (own_party, peer, number, certificate_use, fingerprint, issuer, subject,
                        policy, der, valid_from, valid_until, revoked_at, retired_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    own,
                    peer.party(),
                    ++number,
                    c.use(),
                    exact.map(Pin.Exact::fingerprint),
                    named.map(Pin.BySubject::issuer),
                    named.map(Pin.BySubject::subject),
                    named.map(Pin.BySubject::policyOid),
                    c.der(),
                    c.from(),
                    c.until(),
                    c.revokedAt(),
                    c.retiredAt());
        }
    }

    /** All peers, ordered by Party; for a session that sees one moment. */
    List<Peer> all(Session session) {
        Map<Party, List<RegisteredCertificate>> certificates = certificates(session);
        return session.list(
                """
                select party, name, state, sequence, delivery_mode, services, accepted_forms, carries, customs_territory,
                    revocation_lists, revocation, refuse_on_rules, takes_test_messages, version
                from peer where own_party = ? order by party""",
                row -> {
                    Party party = row.party();
                    return new Peer(
                            party,
                            row.text(),
                            row.word(Peer.State.class),
                            row.number(),
                            row.word(DeliveryMode.class),
                            PeerText.services(row.text()),
                            certificates.getOrDefault(party, List.of()),
                            PeerText.forms(row.text()),
                            PeerText.parties(row.text()),
                            PeerText.parties(row.text()),
                            new PeerPolicy(
                                    PeerText.addresses(row.text()),
                                    row.word(RevocationPolicy.class),
                                    PeerText.words(row.text()),
                                    row.flag()),
                            row.number());
                },
                own);
    }

    private Map<Party, List<RegisteredCertificate>> certificates(Session session) {
        Map<Party, List<RegisteredCertificate>> found = new HashMap<>();
        session.list(
                        """
                        select peer, certificate_use, fingerprint, issuer, subject, policy, der, valid_from, valid_until,
                            revoked_at, retired_at
                        from peer_certificate where own_party = ? order by peer, number""",
                        row -> Map.entry(
                                row.party(),
                                new RegisteredCertificate(
                                        row.word(CertificateUse.class),
                                        pin(row),
                                        row.bytes(),
                                        row.instant(),
                                        row.instant(),
                                        row.maybeInstant(),
                                        row.maybeInstant())),
                        own)
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), party -> new ArrayList<>())
                        .add(entry.getValue()));
        return found;
    }

    private static Pin pin(Row row) throws java.sql.SQLException {
        var fingerprint = row.maybeDigest();
        Pin.BySubject named = new Pin.BySubject(
                row.maybeText().orElse(""),
                row.maybeText().orElse(""),
                row.maybeText().orElse(""));
        return fingerprint.<Pin>map(Pin.Exact::new).orElse(named);
    }
}

package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.SignatureVerifier.Verified;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.PartyDescriptor.DescribedCertificate;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;

/**
 * Takes a Party's descriptor into the registry. The first one is believed only after a person compared its fingerprint over
 * a second channel; an update needs the seal of a key that is registered already and a higher sequence. Certificates that
 * an update no longer lists are retired, not forgotten.
 */
public final class PartyRegistration {
    /** What a descriptor turned out to be. */
    public sealed interface Examination {}

    /** @param fingerprint SHA-256 of the seal certificate that sealed it: what two persons compare */
    public record First(PartyDescriptor descriptor, Digest fingerprint, Bytes container) implements Examination {}

    public record Update(PartyDescriptor descriptor, Peer known, Bytes container) implements Examination {}

    public record Rejected(String sentence) implements Examination {}

    private final Stored stored;
    private final EnvelopeOpener opener;
    private final SignatureVerifier verifier;
    private final ExchangeDocuments documents;
    private final Self self;
    private final Clock clock;

    public PartyRegistration(
            Stored stored,
            EnvelopeOpener opener,
            SignatureVerifier verifier,
            ExchangeDocuments documents,
            Self self,
            Clock clock) {
        this.stored = stored;
        this.opener = opener;
        this.verifier = verifier;
        this.documents = documents;
        this.self = self;
        this.clock = clock;
    }

    public Examination examine(Bytes container) {
        return switch (opener.open(container)) {
            case EnvelopeOpener.Broken(String sentence) -> new Rejected("Not a descriptor: " + sentence);
            case EnvelopeOpener.Opened(OpenedEnvelope opened) -> examine(container, opened);
        };
    }

    private Examination examine(Bytes container, OpenedEnvelope opened) {
        try {
            Header header = documents.readHeader(opened.file(Header.FILE_NAME)
                    .orElseThrow(() -> new UnreadableDocumentException("it has no header.xml")));
            Bytes document = opened.file(header.document().name())
                    .orElseThrow(() -> new UnreadableDocumentException("it has no party.xml"));
            PartyDescriptor descriptor = documents.readDescriptor(document);
            if (header.kind() != MessageKind.PARTY_DESCRIPTOR
                    || !header.from().equals(descriptor.party())
                    || !header.document().digest().equals(document.digest())) {
                return new Rejected(
                        "The header does not say that this is the descriptor of " + descriptor.party() + ".");
            }
            if (descriptor.party().equals(self.party())) {
                return new Rejected("This is the descriptor of our own Party.");
            }
            return sealed(container, opened, descriptor);
        } catch (UnreadableDocumentException unreadable) {
            return new Rejected("The descriptor cannot be read: " + unreadable.getMessage());
        }
    }

    private Examination sealed(Bytes container, OpenedEnvelope opened, PartyDescriptor descriptor) {
        Instant now = clock.instant();
        Optional<Peer> known = stored.peers().peer(descriptor.party()).filter(p -> p.state() != Peer.State.RETIRED);
        // A retired key verifies what was under way, but seals nothing new, least of all new keys.
        List<RegisteredCertificate> seals = known.map(p -> p.acceptable(CertificateUse.SEAL, now).stream()
                        .filter(c -> c.retiredAt().isEmpty())
                        .toList())
                .orElseGet(() -> registered(descriptor).stream()
                        .filter(c -> c.use() == CertificateUse.SEAL)
                        .toList());
        return switch (verifier.verify(opened, seals, now)) {
            case SignatureVerifier.Rejected(String sentence) ->
                new Rejected(
                        known.isPresent()
                                ? "The update is not sealed by a registered key of " + descriptor.party() + ": "
                                        + sentence
                                : "The descriptor is not sealed by the key that it lists: " + sentence);
            case Verified(VerifiedEnvelope verified, RegisteredCertificate seal) ->
                known.<Examination>map(peer -> newer(descriptor, peer, container))
                        .orElseGet(() -> new First(descriptor, verified.sealedBy(), container));
        };
    }

    private static Examination newer(PartyDescriptor descriptor, Peer known, Bytes container) {
        return descriptor.sequence() > known.sequence()
                ? new Update(descriptor, known, container)
                : new Rejected("The registry already holds descriptor " + known.sequence() + " of " + known.party()
                        + "; this one is number " + descriptor.sequence() + ".");
    }

    /** Registers after the fingerprint was compared. */
    public Peer register(First first, String account) {
        PartyDescriptor described = first.descriptor();
        long version = stored.peers().peer(described.party()).map(Peer::version).orElse(0L);
        PeerPolicy policy =
                new PeerPolicy(described.revocationLists(), PeerPolicy.STANDARD.revocation(), Set.of(), false);
        Peer peer = new Peer(
                described.party(),
                described.name(),
                Peer.State.ACTIVE,
                described.sequence(),
                described.deliveryMode(),
                described.services(),
                registered(described),
                described.acceptedForms(),
                Set.of(),
                described.customsTerritory(),
                policy,
                version);
        return put(peer, first.container(), account, "party-registered", first.fingerprint());
    }

    public Peer update(Update update, String account) {
        PartyDescriptor described = update.descriptor();
        Peer known = update.known();
        PeerPolicy policy = new PeerPolicy(
                described.revocationLists(),
                known.policy().revocation(),
                known.policy().refuseOnRules(),
                known.policy().takesTestMessages());
        Peer peer = new Peer(
                known.party(),
                described.name(),
                known.state(),
                described.sequence(),
                described.deliveryMode(),
                described.services(),
                merged(known, described),
                described.acceptedForms(),
                known.carries(),
                described.customsTerritory(),
                policy,
                known.version());
        return put(
                peer,
                update.container(),
                account,
                "party-updated",
                update.container().digest());
    }

    /** Pauses, activates or retires a peer. */
    public Optional<Peer> move(Party party, Peer.State state, String account) {
        return stored.peers()
                .peer(party)
                .map(peer -> put(
                        peer.withState(state),
                        Optional.empty(),
                        account,
                        "party-" + state.name().toLowerCase(Locale.ROOT),
                        Optional.empty()));
    }

    /** Sets what we accept from a peer. */
    public Optional<Peer> agree(Party party, PeerPolicy policy, String account) {
        return stored.peers()
                .peer(party)
                .map(peer -> put(peer.withPolicy(policy), Optional.empty(), account, "party-policy", Optional.empty()));
    }

    /** Revokes a certificate of a peer from now on. */
    public Optional<Peer> revoke(Party party, Digest fingerprint, String account) {
        Instant now = clock.instant();
        return stored.peers()
                .peer(party)
                .map(peer -> put(
                        peer.withCertificates(peer.certificates().stream()
                                .map(c -> c.der().digest().equals(fingerprint) ? c.revoked(now) : c)
                                .toList()),
                        Optional.empty(),
                        account,
                        "certificate-revoked",
                        Optional.of(fingerprint)));
    }

    private Peer put(Peer peer, Bytes container, String account, String kind, Digest what) {
        return put(peer, Optional.of(container), account, kind, Optional.of(what));
    }

    private Peer put(Peer peer, Optional<Bytes> container, String account, String kind, Optional<Digest> what) {
        Facts facts = Facts.of(kind, clock.instant(), account)
                .peer(peer.party())
                .with("sequence", Long.toString(peer.sequence()));
        what.ifPresent(digest -> facts.with("digest", digest.hex()));
        Ledger.Recorded recorded =
                stored.ledger().record(List.of(new Change.PutPeer(peer, container), new Change.Note(facts.note())));
        if (recorded instanceof Ledger.Conflict) {
            throw new OutageException(
                    "The registry entry of " + peer.party() + " was changed at the same time; look again.",
                    Duration.ofSeconds(1));
        }
        return stored.peers().peer(peer.party()).orElseThrow();
    }

    private List<RegisteredCertificate> merged(Peer known, PartyDescriptor described) {
        List<RegisteredCertificate> all = new ArrayList<>(registered(described));
        Set<Digest> listed = new HashSet<>();
        all.forEach(c -> listed.add(c.der().digest()));
        Instant now = clock.instant();
        for (RegisteredCertificate old : known.certificates()) {
            if (!listed.contains(old.der().digest())) {
                all.add(old.retired(now));
            } else if (old.revokedAt().isPresent()) {
                // Listing a revoked certificate again does not make it good.
                all.replaceAll(c -> c.der().equals(old.der()) && c.use() == old.use() ? old : c);
            }
        }
        return all;
    }

    private static List<RegisteredCertificate> registered(PartyDescriptor descriptor) {
        return descriptor.certificates().stream()
                .map(PartyRegistration::registered)
                .toList();
    }

    private static RegisteredCertificate registered(DescribedCertificate described) {
        return new RegisteredCertificate(
                described.use(),
                new Pin.Exact(described.der().digest()),
                described.der(),
                described.from(),
                described.until(),
                Optional.empty(),
                Optional.empty());
    }
}

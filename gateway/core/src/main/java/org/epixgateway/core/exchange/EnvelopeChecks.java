package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Reception.Opened;
import org.epixgateway.core.exchange.Reception.Refused;
import org.epixgateway.core.exchange.Reception.Verified;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.RevocationPolicy;

/**
 * The first two checks that every message and every answer passes, deny by default: the container is read strictly, then
 * the seal is verified with a key that the registry names for the Party in From. Pure but for reading the registry.
 */
public final class EnvelopeChecks {
    /** Clocks may differ by this much; a message from further ahead waits until our clock has caught up. */
    static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private static final Duration ASK_AGAIN_MAX = Duration.ofMinutes(10);

    private final EnvelopeOpener opener;
    private final SignatureVerifier verifier;
    private final ExchangeDocuments documents;
    private final PeerRegistry peers;
    private final Revocations revocations;
    private final Observations observations;

    public EnvelopeChecks(
            EnvelopeOpener opener,
            SignatureVerifier verifier,
            ExchangeDocuments documents,
            PeerRegistry peers,
            Revocations revocations,
            Observations observations) {
        this.opener = opener;
        this.verifier = verifier;
        this.documents = documents;
        this.peers = peers;
        this.revocations = revocations;
        this.observations = observations;
    }

    Reception open(ReceivedEnvelope envelope) {
        return switch (opener.open(envelope.container())) {
            case EnvelopeOpener.Opened(OpenedEnvelope container) -> claim(envelope, container);
            case EnvelopeOpener.Broken(String sentence) ->
                refused(envelope, Optional.empty(), RefusalReason.CONTAINER_BROKEN, sentence);
        };
    }

    private Reception claim(ReceivedEnvelope envelope, OpenedEnvelope container) {
        Optional<Bytes> header = container.file(Header.FILE_NAME);
        if (header.isEmpty()) {
            return refused(
                    envelope, Optional.empty(), RefusalReason.CONTAINER_BROKEN, "The container has no header.xml.");
        }
        try {
            return new Opened(envelope, container, documents.readHeader(header.get()));
        } catch (UnreadableDocumentException unreadable) {
            return refused(
                    envelope,
                    Optional.empty(),
                    RefusalReason.CONTAINER_BROKEN,
                    "The header cannot be read: " + unreadable.getMessage());
        }
    }

    /** @throws ClockAheadException if it was sent ahead of our clock, which may be the one that is wrong */
    Reception verify(Opened opened) {
        return verify(opened, opened.envelope().at());
    }

    /** @param at when the seal's certificate must have been in force; that it is revoked counts whenever it was */
    Reception verify(Opened opened, Instant at) {
        requireSentByNow(opened.claim().sentAt(), opened.envelope().at());
        Optional<Peer> sender = peers.peer(opened.claim().from());
        if (sender.isEmpty() || sender.get().state() == Peer.State.RETIRED) {
            return refused(
                    opened.envelope(),
                    Optional.of(opened.claim()),
                    RefusalReason.SIGNATURE_INVALID,
                    "Party " + opened.claim().from() + " is not registered here.");
        }
        SignatureVerifier.Verification verification =
                verifier.verify(opened.container(), sender.get().all(CertificateUse.SEAL), at);
        return switch (verification) {
            case SignatureVerifier.Rejected(String sentence) ->
                refused(opened.envelope(), Optional.of(opened.claim()), RefusalReason.SIGNATURE_INVALID, sentence);
            case SignatureVerifier.Verified(VerifiedEnvelope verified, RegisteredCertificate seal) ->
                notRevoked(new Verified(opened.envelope(), verified, opened.claim(), sender.get()), seal);
        };
    }

    private static void requireSentByNow(Instant sentAt, Instant now) {
        Duration ahead = Duration.between(now.plus(AHEAD_MAX), sentAt);
        if (ahead.compareTo(Duration.ZERO) > 0) {
            throw new ClockAheadException(
                    "The message says that it was sent at " + sentAt + ", which is ahead of our clock (" + now
                            + "); check both clocks.",
                    ahead.compareTo(ASK_AGAIN_MAX) < 0 ? ahead.plusSeconds(1) : ASK_AGAIN_MAX);
        }
    }

    private Reception notRevoked(Verified verified, RegisteredCertificate seal) {
        Peer sender = verified.sender();
        Instant now = verified.envelope().at();
        if (seal.isRevoked(now)) {
            return revoked(verified, seal.revokedAt().orElse(now));
        }
        return switch (revocations.status(sender, seal, now)) {
            case Revocations.Good() -> verified;
            case Revocations.Revoked(Instant since) -> revoked(verified, since);
            case Revocations.Unknown(String sentence) -> {
                observations.alarm("revocation", sender.party().toString(), sentence);
                if (sender.policy().revocation() == RevocationPolicy.HARD_FAIL) {
                    throw new OutageException(sentence, Duration.ofMinutes(1));
                }
                yield verified;
            }
        };
    }

    private static Refused revoked(Verified verified, Instant since) {
        return refused(
                verified.envelope(),
                Optional.of(verified.header()),
                RefusalReason.SIGNATURE_INVALID,
                "The seal certificate of " + verified.sender().party() + " is revoked since " + since + ".");
    }

    /** Third check, the part that holds for all messages: brought by From or its carrier, and addressed to us. */
    Optional<Refused> misrouted(Verified message, Self self) {
        Header header = message.header();
        Party broughtBy = message.envelope().broughtBy();
        if (!mayBring(broughtBy, header.from())) {
            return Optional.of(refused(
                    message.envelope(),
                    Optional.of(header),
                    RefusalReason.NOT_AUTHORISED,
                    "Party " + broughtBy + " may not bring messages of Party " + header.from() + "."));
        }
        if (!header.to().map(self.party()::equals).orElse(false)) {
            return Optional.of(refused(
                    message.envelope(),
                    Optional.of(header),
                    RefusalReason.NOT_ADDRESSED_TO_US,
                    "The message is not addressed to " + self.party() + "."));
        }
        return Optional.empty();
    }

    boolean mayBring(Party broughtBy, Party from) {
        return peers.peer(broughtBy)
                .filter(peer -> peer.state() != Peer.State.RETIRED && peer.mayBring(from))
                .isPresent();
    }

    static Refused refused(ReceivedEnvelope envelope, Optional<Header> claim, RefusalReason reason, String sentence) {
        return new Refused(envelope, claim, Optional.empty(), reason, sentence, List.of(), 1);
    }
}

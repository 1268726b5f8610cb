package org.epixgateway.core.barcode;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.epixgateway.core.barcode.BarcodeSeal.Issuer;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.ServiceAddress;

/** Says what a scanned barcode is worth, by the registered certificates and addresses alone; asks nobody. */
public final class CheckBarcode {
    /**
     * How long a barcode may be on paper after its key is used no more: the longest validity of any document. A key that was
     * lost to others is revoked, which holds at once.
     */
    public static final Period PAPER_LIFE = Period.ofMonths(36);

    private final BarcodeSeal seal;
    private final PeerRegistry peers;
    private final OwnBarcodes own;
    private final Revocations revocations;
    private final Clock clock;

    public CheckBarcode(BarcodeSeal seal, PeerRegistry peers, OwnBarcodes own, Revocations revocations, Clock clock) {
        this.seal = seal;
        this.peers = peers;
        this.own = own;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** @param scanned the whole text of the barcode */
    public BarcodeFinding check(String scanned) {
        Optional<BarcodeText> barcode = BarcodeText.parse(scanned);
        if (barcode.isEmpty()) {
            return new BarcodeFinding.NotOne("it is no address with a signed content behind it.");
        }
        Instant now = clock.instant();
        return switch (seal.read(barcode.get().signed(), issuers(now))) {
            case BarcodeSeal.Genuine genuine -> genuine(barcode.get(), genuine, now);
            case BarcodeSeal.Altered() -> new BarcodeFinding.Altered();
            case BarcodeSeal.Foreign(var claimed) -> new BarcodeFinding.Foreign(claimed);
            case BarcodeSeal.OtherVersion(Party signer, String version) ->
                new BarcodeFinding.OtherVersion(signer, version);
            case BarcodeSeal.NotOne(String sentence) -> new BarcodeFinding.NotOne(sentence);
        };
    }

    private BarcodeFinding genuine(BarcodeText barcode, BarcodeSeal.Genuine genuine, Instant now) {
        Party issuer = genuine.issuer().party();
        boolean isKnown = true;
        if (!issuer.equals(own.party())) {
            switch (status(genuine.issuer(), now)) {
                case Revocations.Revoked(Instant since) -> {
                    return new BarcodeFinding.KeyRevoked(genuine.content(), issuer, since);
                }
                case Revocations.Unknown unused -> isKnown = false;
                case Revocations.Good() -> {
                    // nothing against it
                }
            }
        }
        // The address to ask is the registered one: whoever forges a barcode writes his own into it.
        Optional<URI> registered = issuer.equals(own.party())
                ? own.verifyAddress()
                : peers.peer(issuer).flatMap(peer -> peer.address(ServiceAddress.Kind.VERIFY));
        return registered
                .filter(barcode::leadsTo)
                .<BarcodeFinding>map(new Answering(genuine, isKnown)::of)
                .orElseGet(() -> new BarcodeFinding.PossibleForgery(
                        genuine.content(),
                        issuer,
                        Objects.requireNonNullElse(barcode.address().getHost(), ""),
                        registered));
    }

    private record Answering(BarcodeSeal.Genuine genuine, boolean isKnown) {
        BarcodeFinding of(URI ask) {
            return new BarcodeFinding.GenuineUseUnknown(
                    genuine.content(), genuine.issuer().party(), ask, isKnown);
        }
    }

    private Revocations.Status status(Issuer issuer, Instant now) {
        return peers.peer(issuer.party())
                .flatMap(peer -> peer.all(CertificateUse.BARCODE).stream()
                        .filter(c -> c.der().equals(issuer.certificate()))
                        .findFirst()
                        .map(certificate -> revocations.status(peer, certificate, now)))
                .orElseThrow(() -> new IllegalStateException("a certificate that is registered nowhere"));
    }

    private List<Issuer> issuers(Instant now) {
        List<Issuer> all = new ArrayList<>();
        own.certificates().forEach(der -> all.add(new Issuer(own.party(), der)));
        for (Peer peer : peers.all()) {
            if (peer.state() != Peer.State.RETIRED && !peer.party().equals(own.party())) {
                peer.all(CertificateUse.BARCODE).stream()
                        .filter(c -> isOnPaper(c, now))
                        .forEach(c -> all.add(new Issuer(peer.party(), c.der())));
            }
        }
        return all;
    }

    /** Others than seals and TLS certificates: what they signed is read long after they are replaced. */
    private static boolean isOnPaper(RegisteredCertificate certificate, Instant now) {
        Instant last =
                certificate.until().atZone(ZoneOffset.UTC).plus(PAPER_LIFE).toInstant();
        return !now.isBefore(certificate.from()) && now.isBefore(last) && !certificate.isRevoked(now);
    }
}

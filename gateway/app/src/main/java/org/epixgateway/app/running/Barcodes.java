package org.epixgateway.app.running;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.barcode.CheckBarcode;
import org.epixgateway.core.barcode.MakeBarcode;
import org.epixgateway.core.barcode.OwnBarcodes;
import org.epixgateway.core.barcode.PermitTokens;
import org.epixgateway.core.barcode.PermitsByNumber;
import org.epixgateway.core.barcode.SentPermits;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OwnKeyEvidence;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.HmacPermitTokens;
import org.epixgateway.signing.JwsBarcodeSeal;
import org.epixgateway.signing.KeyEntry;
import org.epixgateway.signing.KeyMaterial;
import org.epixgateway.signing.KeyMaterial.Own;

/** The office's part that has to do with barcodes: their key, the tokens in them, making and checking. */
final class Barcodes implements OwnBarcodes {
    /** The newest of them: a descriptor holds 40 certificates of all uses. */
    private static final int OLD_MAX = 20;

    final PermitTokens tokens;
    final PermitsByNumber permits;
    final MakeBarcode make;
    final CheckBarcode check;
    final JwsBarcodeSeal seal;

    private final Party party;
    private final Optional<URI> address;
    private final KeyMaterial keys;
    private final Clock clock;

    Barcodes(Office office) {
        this.party = office.self.party();
        this.address = office.settings.verifyAddress();
        this.keys = office.keys;
        this.clock = office.clocks.wall();
        new LaterKeys(keys, new OwnKeyEvidence(office.stored.ledger(), clock)).complete(Own.BARCODE);
        this.seal = new JwsBarcodeSeal(current(), clock);
        this.tokens = HmacPermitTokens.in(office.home.keys());
        this.permits = new SentPermits(office.stored, office.opener, office.documents);
        this.make = new MakeBarcode(permits, tokens, seal, this);
        this.check = new CheckBarcode(seal, office.stored.peers(), this, office.revocations, clock);
    }

    /** Goes over to the key that is current by now, from the next barcode on; to none if that is revoked. */
    void refresh() {
        seal.use(current());
    }

    private Optional<KeyEntry> current() {
        synchronized (keys) {
            return keys.has(Own.BARCODE)
                    ? Optional.of(keys.entry(Own.BARCODE)).filter(entry -> !isRevoked(entry.certificate()))
                    : Optional.empty();
        }
    }

    @Override
    public Party party() {
        return party;
    }

    @Override
    public Optional<URI> verifyAddress() {
        return address;
    }

    @Override
    public List<Bytes> certificates() {
        return onPaper().stream().map(Certificates::der).toList();
    }

    /** Old ones too: what they signed is read long after they are replaced, and by peers that came later. */
    List<X509Certificate> onPaper() {
        synchronized (keys) {
            if (!keys.has(Own.BARCODE)) {
                return List.of();
            }
            List<X509Certificate> all = new ArrayList<>();
            all.add(keys.entry(Own.BARCODE).certificate());
            keys.announced(Own.BARCODE).ifPresent(next -> all.add(next.certificate()));
            List<X509Certificate> old = keys.old(Own.BARCODE);
            old.subList(Math.max(0, old.size() - OLD_MAX), old.size()).stream()
                    .filter(certificate -> !all.contains(certificate) && isReadable(certificate))
                    .forEach(all::add);
            return all.stream().filter(certificate -> !isRevoked(certificate)).toList();
        }
    }

    private boolean isReadable(X509Certificate certificate) {
        Instant last = certificate
                .getNotAfter()
                .toInstant()
                .atZone(ZoneOffset.UTC)
                .plus(CheckBarcode.PAPER_LIFE)
                .toInstant();
        return clock.instant().isBefore(last);
    }

    private boolean isRevoked(X509Certificate certificate) {
        return keys.hasRevocationList() && keys.revocationList().getRevokedCertificate(certificate) != null;
    }
}

package org.epixgateway.app.running;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.IssuersWord;
import org.epixgateway.core.exchange.OwnKeyEvidence;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.verify.AskIssuer;
import org.epixgateway.core.verify.AskedIssuers;
import org.epixgateway.core.verify.CheckSignedAnswer;
import org.epixgateway.core.verify.FailedTries;
import org.epixgateway.core.verify.IssuerConnection;
import org.epixgateway.core.verify.OwnBarcodeReading;
import org.epixgateway.core.verify.RegisteredHere;
import org.epixgateway.core.verify.VerifyDoor;
import org.epixgateway.core.verify.VerifyPermit;
import org.epixgateway.core.verify.VerifyWatch;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.JwsAnswerSeal;
import org.epixgateway.signing.KeyEntry;
import org.epixgateway.signing.KeyMaterial;
import org.epixgateway.signing.KeyMaterial.Own;

/** The office's part that answers whether permits of ours still hold: its key, the act, and the reading of others' answers. */
final class Verification implements CheckSignedAnswer.OwnAnswers {
    /** A descriptor holds 40 certificates of all uses; an answer is looked at soon, or kept with its certificate. */
    private static final int OLD_MAX = 5;

    final CheckSignedAnswer check;
    final FailedTries tries;

    private final Office office;
    private final KeyMaterial keys;
    private final Clock clock;
    private final JwsAnswerSeal seal;

    Verification(Office office) {
        this.office = office;
        this.keys = office.keys;
        this.clock = office.clocks.wall();
        new LaterKeys(keys, new OwnKeyEvidence(office.stored.ledger(), clock)).complete(Own.VERIFICATION);
        this.seal = new JwsAnswerSeal(usable(), clock);
        this.check = new CheckSignedAnswer(seal, office.stored.peers(), this, office.revocations, clock);
        this.tries = new FailedTries(office.clocks.steady());
    }

    VerifyPermit act(VerifyWatch watch) {
        return new VerifyPermit(
                office.self,
                new VerifyPermit.Ports(
                        new RegisteredHere(
                                office.self, office.stored.register(), office.stored.journal(), office.lives),
                        office.barcodes.tokens,
                        new OwnBarcodeReading(office.barcodes.seal, office.barcodes),
                        seal,
                        office.stored.ledger(),
                        watch),
                clock);
    }

    /** @param door for what is asked about our own permits */
    AskIssuer asking(IssuerConnection connection, VerifyDoor door) {
        return new AskIssuer(office.self, office.stored.peers(), connection, door, check);
    }

    /** What issuers say of permits that ours cite; of our own the register tells, and nobody is asked. */
    IssuersWord asked(IssuerConnection connection, Circuits circuits) {
        VerifyDoor ofOthersOnly = question -> {
            throw new IllegalStateException("our own permits are looked up");
        };
        return new AskedIssuers(office.self, asking(connection, ofOthersOnly), circuits, new SecureRandom());
    }

    /** Without a network answers that were kept are looked at, and nobody is asked. */
    AskIssuer alone() {
        return asking(
                (peer, question) -> {
                    throw SoloControls.notRunning();
                },
                question -> {
                    throw SoloControls.notRunning();
                });
    }

    /** Goes over to the key that is current by now, from the next answer on; to none if that is revoked. */
    void refresh() {
        seal.use(usable());
    }

    private Optional<KeyEntry> usable() {
        synchronized (keys) {
            return keys.has(Own.VERIFICATION)
                    ? Optional.of(keys.entry(Own.VERIFICATION)).filter(entry -> !isRevoked(entry.certificate()))
                    : Optional.empty();
        }
    }

    @Override
    public Party party() {
        return office.self.party();
    }

    @Override
    public Optional<Bytes> current() {
        return usable().map(entry -> Certificates.der(entry.certificate()));
    }

    @Override
    public List<Bytes> certificates() {
        synchronized (keys) {
            if (!keys.has(Own.VERIFICATION)) {
                return List.of();
            }
            List<X509Certificate> all = new ArrayList<>();
            all.add(keys.entry(Own.VERIFICATION).certificate());
            keys.announced(Own.VERIFICATION).ifPresent(next -> all.add(next.certificate()));
            List<X509Certificate> old = keys.old(Own.VERIFICATION);
            Instant now = clock.instant();
            old.subList(Math.max(0, old.size() - OLD_MAX), old.size()).stream()
                    .filter(certificate -> !all.contains(certificate)
                            && now.isBefore(certificate.getNotAfter().toInstant()))
                    .forEach(all::add);
            return all.stream()
                    .filter(certificate -> !isRevoked(certificate))
                    .map(Certificates::der)
                    .toList();
        }
    }

    private boolean isRevoked(X509Certificate certificate) {
        return keys.hasRevocationList() && keys.revocationList().getRevokedCertificate(certificate) != null;
    }
}

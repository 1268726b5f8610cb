package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.CertificateUse;

/**
 * Notes what is done with our own keys. The note comes before the act: an act that the log does not show was not done, and
 * one that broke off and is done again stands there twice.
 */
public final class OwnKeyEvidence {
    private final Ledger ledger;
    private final Clock clock;

    public OwnKeyEvidence(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param serial number of the certificate, in hexadecimal digits */
    public record Subject(CertificateUse use, Digest fingerprint, String serial) {}

    public void announced(Subject what, String account) {
        note("own-key-announced", what, account);
    }

    public void activated(Subject what, String account) {
        note("own-key-activated", what, account);
    }

    public void revoked(Subject what, String account) {
        note("own-certificate-revoked", what, account);
    }

    private void note(String kind, Subject what, String account) {
        Facts facts = Facts.of(kind, clock.instant(), account)
                .with("use", what.use().name())
                .with("fingerprint", what.fingerprint().hex())
                .with("serial", what.serial());
        Ledger.Recorded recorded = ledger.record(List.of(new Change.Note(facts.note())));
        if (recorded instanceof Ledger.Conflict(String conflict)) {
            throw new OutageException(conflict, Duration.ofSeconds(1));
        }
    }
}

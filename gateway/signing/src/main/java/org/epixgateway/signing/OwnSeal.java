package org.epixgateway.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner;

/** The seal of our authority while its key changes: whatever is sealed from then on carries the new one. Thread-safe. */
public final class OwnSeal implements EnvelopeSigner {
    private volatile EnvelopeSigner present;

    public OwnSeal(EnvelopeSigner first) {
        this.present = first;
    }

    /** From the next message on; one that is being sealed keeps the key it began with. */
    public void use(EnvelopeSigner next) {
        present = next;
    }

    @Override
    public EnvelopeSigner present() {
        return present;
    }

    @Override
    public Bytes seal(List<SealedFile> files, Instant signingTime) {
        return present.seal(files, signingTime);
    }

    @Override
    public X509Certificate certificate() {
        return present.certificate();
    }
}

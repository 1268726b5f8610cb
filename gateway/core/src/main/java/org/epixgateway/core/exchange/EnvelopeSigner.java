package org.epixgateway.core.exchange;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;

/** The seal of our authority: makes containers. The private key stays behind this port. Thread-safe. */
public interface EnvelopeSigner {
    /**
     * Packs and seals files, in the given order, into one ASiC-E container with one XAdES-BASELINE-B signature.
     *
     * @param files root files with their media types; names in the profile's alphabet
     * @param signingTime claimed signing time, UTC
     */
    Bytes seal(List<SealedFile> files, Instant signingTime);

    X509Certificate certificate();

    /** The key that seals now, with its certificate, to be asked several things of one and the same while keys change. */
    default EnvelopeSigner present() {
        return this;
    }

    record SealedFile(String name, String mediaType, Bytes content) {}
}

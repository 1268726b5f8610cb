package org.epixgateway.core.evidence;

import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;

/** The hash value that a time-stamp is about; who stamps it learns nothing of what was hashed. */
public record Imprint(HashAlgorithm algorithm, Bytes value) {
    public Imprint {
        if (value.size() != algorithm.bytes()) {
            throw new IllegalArgumentException("a " + algorithm.platformName() + " value has " + algorithm.bytes()
                    + " bytes, not " + value.size());
        }
    }

    public static Imprint of(Digest digest) {
        return new Imprint(HashAlgorithm.SHA256, Bytes.of(digest.bytes()));
    }
}

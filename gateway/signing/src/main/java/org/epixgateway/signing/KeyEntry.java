package org.epixgateway.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificate and the certificates above it. Prints without the key.
 *
 * @param chain the key's own certificate first
 */
public record KeyEntry(PrivateKey key, List<X509Certificate> chain) {
    public KeyEntry {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key needs its certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "key of " + certificate().getSubjectX500Principal().getName();
    }
}

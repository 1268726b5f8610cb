package org.epixgateway.app.running;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.epixgateway.app.settings.GatewaySettings.Listen;
import org.epixgateway.signing.KeyEntry;

/** TLS for the national API: none on loopback, our TLS key everywhere else. */
final class NationalTls {
    private NationalTls() {}

    static Optional<SSLContext> of(Listen listen, KeyEntry key) {
        return listen.isLoopback() ? Optional.empty() : Optional.of(context(key));
    }

    private static SSLContext context(KeyEntry key) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            char[] inMemoryOnly = "in memory only".toCharArray();
            keys.setKeyEntry("tls", key.key(), inMemoryOnly, key.chain().toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, inMemoryOnly);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("our TLS key cannot be used", impossible);
        }
    }
}

package org.epixgateway.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys with certificates for localhost, made anew in each run by the JDK's own tool. */
public final class TestKey {
    public static final TestKey SWITZERLAND = new TestKey("switzerland");
    public static final TestKey FRANCE = new TestKey("france");
    /** Trusted by TLS, registered for no Party. */
    public static final TestKey UNREGISTERED = new TestKey("unregistered");
    /** Known to nobody. */
    public static final TestKey STRANGER = new TestKey("stranger");

    private final String name;
    private final KeyStore store;

    private TestKey(String name) {
        this.name = name;
        try {
            Path folder = Files.createTempDirectory("keys");
            Path file = folder.resolve("key.p12");
            run(
                    "-J-XX:TieredStopAtLevel=1",
                    "-genkeypair",
                    "-alias",
                    "key",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    secret());
            store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, secret().toCharArray());
            }
            Files.delete(file);
            Files.delete(folder);
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public X509Certificate certificate() {
        try {
            return (X509Certificate) store.getCertificate("key");
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Shows this key and trusts the certificates of those. */
    public SSLContext trusting(TestKey... trusted) {
        try {
            KeyStore others = KeyStore.getInstance("PKCS12");
            others.load(null, null);
            for (TestKey key : trusted) {
                others.setCertificateEntry(key.name, key.certificate());
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(others);
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, secret().toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String secret() {
        return "changeit";
    }

    private static void run(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }
}

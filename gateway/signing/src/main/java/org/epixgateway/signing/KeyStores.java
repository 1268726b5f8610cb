package org.epixgateway.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Key stores of the two kinds that we take: a PKCS#12 file, and a token behind PKCS#11. */
public final class KeyStores {
    private KeyStores() {}

    /** @throws IllegalArgumentException with a sentence for the operator, if the file is no PKCS#12 or the password wrong */
    public static KeyStore pkcs12(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            return keys;
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalArgumentException(
                    "the key store " + file + " cannot be opened: not there, no PKCS#12, or another password",
                    unreadable);
        }
    }

    /**
     * Opens a token. Its keys stay in it; certificates and signatures come out.
     *
     * @param settings in the form of the JDK's SunPKCS11 provider: {@code name}, {@code library}, {@code slot} or
     *     {@code slotListIndex}, one per line
     */
    public static KeyStore pkcs11(String settings, char[] pin) {
        Provider unconfigured = Security.getProvider("SunPKCS11");
        if (unconfigured == null) {
            throw new IllegalArgumentException(
                    "this Java platform has no PKCS#11 provider (module jdk.crypto.cryptoki)");
        }
        try {
            // "--" says that the text itself follows, not the name of a file
            Provider provider = unconfigured.configure("--" + settings);
            KeyStore keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, pin);
            return keys;
        } catch (GeneralSecurityException | IOException | ProviderException | UnsupportedOperationException unusable) {
            throw new IllegalArgumentException(
                    "the PKCS#11 token cannot be opened: library, slot or PIN is wrong", unusable);
        }
    }

    /** The one alias that has a private key. */
    public static String onlyAlias(KeyStore keys) {
        try {
            List<String> found = new ArrayList<>();
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    found.add(alias);
                }
            }
            if (found.size() != 1) {
                throw new IllegalArgumentException("the key store has " + found.size() + " keys; name the one to use");
            }
            return found.get(0);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("the key store cannot be read", unreadable);
        }
    }

    public static KeyEntry entry(KeyStore keys, String alias, char[] password) {
        try {
            if (!(keys.getKey(alias, password) instanceof PrivateKey key) || keys.getCertificateChain(alias) == null) {
                throw new IllegalArgumentException("the key store has no key with a certificate under " + alias);
            }
            List<X509Certificate> chain = new ArrayList<>();
            for (var certificate : keys.getCertificateChain(alias)) {
                chain.add((X509Certificate) certificate);
            }
            return new KeyEntry(key, chain);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("the key under " + alias + " cannot be read", unreadable);
        }
    }

    /** A PKCS#12 file with this one key, in the strongest form that the platform writes by default. */
    static byte[] toPkcs12(String alias, KeyEntry entry, char[] password) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, password);
            keys.setKeyEntry(alias, entry.key(), password, entry.chain().toArray(X509Certificate[]::new));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            keys.store(out, password);
            return out.toByteArray();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("this Java platform writes no PKCS#12", failed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

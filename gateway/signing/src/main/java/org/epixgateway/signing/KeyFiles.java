package org.epixgateway.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;

/**
 * The files of one key under one name: a PKCS#12 store, its random password, and the certificate for handing over. The
 * store is the key: where it is, the key is there; the certificate's file can be written again from it.
 */
final class KeyFiles {
    private static final String STORE = ".p12";
    private static final String PASSWORD = ".password";
    private static final String CERTIFICATE = ".crt";
    private static final int PASSWORD_BYTES = 32;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    KeyFiles(Path folder) {
        this.folder = folder;
    }

    boolean has(String name) {
        return Files.exists(file(name, STORE));
    }

    KeyEntry entry(String name) {
        KeyStore keys = keyStore(name);
        return KeyStores.entry(keys, KeyStores.onlyAlias(keys), password(name));
    }

    XadesSigner signer(String name) {
        KeyStore keys = keyStore(name);
        return new XadesSigner(keys, KeyStores.onlyAlias(keys), password(name));
    }

    /** A key under a new random password. */
    void saveNew(String name, KeyEntry entry) {
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        // Password first: a store without its password is lost, a password without its store is nothing.
        OwnerOnlyFiles.write(file(name, PASSWORD), Bytes.utf8(password).array());
        save(name, entry, password.toCharArray());
    }

    /** Another key under the same password: one file takes the place of the other in one step. */
    void replace(String name, KeyEntry entry) {
        save(name, entry, password(name));
    }

    private void save(String name, KeyEntry entry, char[] password) {
        OwnerOnlyFiles.write(file(name, STORE), KeyStores.toPkcs12(name, entry, password));
        saveCertificate(name, entry.certificate());
    }

    void saveCertificate(String name, X509Certificate certificate) {
        OwnerOnlyFiles.write(file(name, CERTIFICATE), pem(certificate));
    }

    /** The store as it is, under one more name; it still opens with the password of the first. */
    void keep(String name, String as) {
        try {
            OwnerOnlyFiles.write(file(as, CERTIFICATE), pem(entry(name).certificate()));
            OwnerOnlyFiles.write(file(as, STORE), Files.readAllBytes(file(name, STORE)));
        } catch (IOException failed) {
            throw new UncheckedIOException("the old key cannot be kept, so it is not replaced", failed);
        }
    }

    /** The password last: what breaks off before it has left no store that cannot be opened. */
    void delete(String name) {
        try {
            Files.deleteIfExists(file(name, CERTIFICATE));
            Files.deleteIfExists(file(name, STORE));
            Files.deleteIfExists(file(name, PASSWORD));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + file(name, STORE), failed);
        }
    }

    /** The certificates kept under a name and a serial number in hexadecimal digits, oldest first. */
    List<X509Certificate> kept(String name) {
        List<X509Certificate> kept = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().matches(name + "-[0-9a-f]+\\.crt"))
                        .forEach(file -> kept.add(certificate(file)));
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot look into " + folder, failed);
            }
        }
        kept.sort(Comparator.comparing(X509Certificate::getNotBefore));
        return kept;
    }

    private static X509Certificate certificate(Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        } catch (CertificateException damaged) {
            throw new IllegalStateException("the certificate in " + file + " is damaged", damaged);
        }
    }

    private KeyStore keyStore(String name) {
        return KeyStores.pkcs12(file(name, STORE), password(name));
    }

    private char[] password(String name) {
        try {
            return Files.readString(file(name, PASSWORD)).strip().toCharArray();
        } catch (IOException missing) {
            throw new UncheckedIOException("the password of the " + name + " key is missing", missing);
        }
    }

    private Path file(String name, String ending) {
        return folder.resolve(name + ending);
    }

    private static byte[] pem(X509Certificate certificate) {
        byte[] base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encode(Certificates.der(certificate).array());
        return ("-----BEGIN CERTIFICATE-----\n" + new String(base64, StandardCharsets.US_ASCII)
                        + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

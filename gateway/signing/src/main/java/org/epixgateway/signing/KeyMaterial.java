package org.epixgateway.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/**
 * The folder with a Party's own keys: root, seal and TLS as PKCS#12 files, each with its random password in a file beside
 * it, all for the owner alone; the certificates and the revocation list for handing over. Not for use by two processes at
 * once.
 */
public final class KeyMaterial {
    /** The keys of a Party; the root may be kept elsewhere once it has issued the others. */
    public enum Own {
        ROOT,
        SEAL,
        TLS;

        String fileName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How long a revocation list is good; it is to be re-issued well before. */
    public static final Duration LIST_VALIDITY = Duration.ofDays(30);

    private static final String LIST = "root.crl";
    private static final int PASSWORD_BYTES = 32;

    private final Path folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public KeyMaterial(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Makes root, seal, TLS certificate and the first revocation list. Refuses to write over any that is there.
     *
     * @param hosts names and addresses under which other Parties call us
     */
    public void create(Party party, String authority, KeyAlgorithm algorithm, List<String> hosts) {
        for (Own which : Own.values()) {
            requireNone(which);
        }
        PartyRoot root = PartyRoot.create(party, authority, algorithm, clock);
        saveNew(Own.ROOT, root.entry());
        saveNew(Own.SEAL, root.issueSeal(algorithm));
        saveNew(Own.TLS, root.issueTls(algorithm, hosts));
        saveList(root.revocationList(LIST_VALIDITY));
    }

    /** Takes a key that exists into the folder, under a new random password. */
    public void take(Own which, KeyEntry entry) {
        saveNew(which, entry);
    }

    /** A new seal for the coming years; the old file stays beside it under its serial number. */
    public KeyEntry renewSeal(KeyAlgorithm algorithm) {
        return renew(Own.SEAL, root().issueSeal(algorithm));
    }

    public KeyEntry renewTls(KeyAlgorithm algorithm, List<String> hosts) {
        return renew(Own.TLS, root().issueTls(algorithm, hosts));
    }

    public boolean has(Own which) {
        return Files.exists(file(which, ".p12"));
    }

    public KeyEntry entry(Own which) {
        return KeyStores.entry(keyStore(which), which.fileName(), password(which));
    }

    public XadesSigner signer() {
        return new XadesSigner(keyStore(Own.SEAL), Own.SEAL.fileName(), password(Own.SEAL));
    }

    public PartyRoot root() {
        return new PartyRoot(entry(Own.ROOT), clock);
    }

    public Path revocationListFile() {
        return folder.resolve(LIST);
    }

    public X509CRL revocationList() {
        try {
            byte[] der = Files.readAllBytes(revocationListFile());
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (IOException missing) {
            throw new UncheckedIOException("no revocation list at " + revocationListFile(), missing);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("the revocation list at " + revocationListFile() + " is damaged", damaged);
        }
    }

    /** The same list with new dates. */
    public X509CRL reissueRevocationList() {
        return saveList(root().reissue(revocationList(), LIST_VALIDITY));
    }

    public X509CRL revoke(X509Certificate certificate) {
        return saveList(root().revoke(revocationList(), certificate, LIST_VALIDITY));
    }

    private KeyEntry renew(Own which, KeyEntry entry) {
        String serial = entry(which).certificate().getSerialNumber().toString(16);
        try {
            Path kept = folder.resolve(which.fileName() + "-" + serial + ".p12");
            OwnerOnlyFiles.write(kept, Files.readAllBytes(file(which, ".p12")));
        } catch (IOException failed) {
            throw new UncheckedIOException("the old key cannot be kept, so it is not replaced", failed);
        }
        save(which, entry, password(which));
        // a list that is older than the certificate proves nothing about it
        var unused = reissueRevocationList();
        return entry;
    }

    private void saveNew(Own which, KeyEntry entry) {
        requireNone(which);
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        // Password first: a store without its password is lost, a password without its store is nothing.
        OwnerOnlyFiles.write(file(which, ".password"), Bytes.utf8(password).array());
        save(which, entry, password.toCharArray());
    }

    private void requireNone(Own which) {
        if (has(which)) {
            throw new IllegalStateException(
                    "there is a " + which.fileName() + " key already, and a lost key is lost for good");
        }
    }

    private void save(Own which, KeyEntry entry, char[] password) {
        OwnerOnlyFiles.write(file(which, ".p12"), KeyStores.toPkcs12(which.fileName(), entry, password));
        OwnerOnlyFiles.write(file(which, ".crt"), pem(entry.certificate()));
    }

    private X509CRL saveList(X509CRL list) {
        try {
            OwnerOnlyFiles.write(revocationListFile(), list.getEncoded());
            return list;
        } catch (CRLException unencodable) {
            throw new IllegalStateException("a revocation list without encoding", unencodable);
        }
    }

    private KeyStore keyStore(Own which) {
        return KeyStores.pkcs12(file(which, ".p12"), password(which));
    }

    private char[] password(Own which) {
        try {
            return Files.readString(file(which, ".password")).strip().toCharArray();
        } catch (IOException missing) {
            throw new UncheckedIOException("the password of the " + which.fileName() + " key is missing", missing);
        }
    }

    private Path file(Own which, String ending) {
        return folder.resolve(which.fileName() + ending);
    }

    private static byte[] pem(X509Certificate certificate) {
        byte[] base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encode(Certificates.der(certificate).array());
        return ("-----BEGIN CERTIFICATE-----\n" + new String(base64, StandardCharsets.US_ASCII)
                        + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

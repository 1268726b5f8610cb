package org.epixgateway.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.epixgateway.core.party.Party;

/**
 * The folder with a Party's own keys: root, seal, TLS, barcode and verification as PKCS#12 files, each with its random password in a file beside
 * it, all for the owner alone; the certificates and the revocation list for handing over. All but the root are announced
 * before they are current, and kept when they are old. Thread-safe; not for use by two processes at once.
 */
public final class KeyMaterial {
    /** The keys of a Party; the root may be kept elsewhere once it has issued the others. */
    public enum Own {
        ROOT,
        SEAL,
        TLS,
        /** Older installations, and those without a root of ours, may have none. */
        BARCODE,
        /** As above. */
        VERIFICATION;

        String fileName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Of the key that is announced and not yet used. */
        String nextName() {
            return fileName() + "-next";
        }

        /** Of a key that is not used any more. */
        String oldName(X509Certificate certificate) {
            return fileName() + "-" + certificate.getSerialNumber().toString(16);
        }
    }

    /** How long a revocation list is good; it is to be re-issued well before. */
    public static final Duration LIST_VALIDITY = Duration.ofDays(30);

    private static final String LIST = "root.crl";

    private final Path folder;
    private final Clock clock;
    private final KeyFiles files;

    public KeyMaterial(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.files = new KeyFiles(folder);
    }

    /** Makes root, seal, TLS certificate and the first revocation list. Refuses to write over any that is there. */
    public void create(Party party, String authority, KeyAlgorithm algorithm, List<String> hosts) {
        create(new Wanted(party, authority, algorithm, hosts), GivenKeys.NONE);
    }

    /**
     * What is made for a Party.
     *
     * @param hosts names and addresses under which other Parties call us
     */
    public record Wanted(Party party, String authority, KeyAlgorithm algorithm, List<String> hosts) {
        public Wanted {
            hosts = List.copyOf(hosts);
        }
    }

    /** Takes what is given and makes the rest; without a root of ours there is no revocation list of ours. */
    public synchronized void create(Wanted wanted, GivenKeys given) {
        for (Own which : Own.values()) {
            requireNone(which);
        }
        Optional<PartyRoot> root = given.root()
                .map(entry -> new PartyRoot(entry, clock))
                .or(() -> given.needsRoot()
                        ? Optional.of(PartyRoot.create(wanted.party(), wanted.authority(), wanted.algorithm(), clock))
                        : Optional.empty());
        root.ifPresent(own -> take(Own.ROOT, own.entry()));
        take(Own.SEAL, given.seal().orElseGet(() -> root.orElseThrow().issueSeal(wanted.algorithm())));
        take(Own.TLS, given.tls().orElseGet(() -> root.orElseThrow().issueTls(wanted.algorithm(), wanted.hosts())));
        given.barcode().or(() -> root.map(PartyRoot::issueBarcode)).ifPresent(barcode -> take(Own.BARCODE, barcode));
        given.verification()
                .or(() -> root.map(PartyRoot::issueVerification))
                .ifPresent(verification -> take(Own.VERIFICATION, verification));
        root.ifPresent(own -> saveList(own.revocationList(LIST_VALIDITY)));
    }

    /** Takes a key that exists into the folder, under a new random password. */
    public synchronized void take(Own which, KeyEntry entry) {
        requireNone(which);
        files.saveNew(which.fileName(), entry);
    }

    /** A new key with a certificate of our root, in no file yet. */
    public KeyEntry issue(Own which, KeyAlgorithm algorithm, List<String> hosts) {
        return switch (which) {
            case SEAL -> root().issueSeal(algorithm);
            case TLS -> root().issueTls(algorithm, hosts);
            case BARCODE -> root().issueBarcode();
            case VERIFICATION -> root().issueVerification();
            case ROOT -> throw new IllegalArgumentException("a root is not issued by itself a second time");
        };
    }

    /** Puts a key beside the current one, to be handed over in the descriptor and not to be used yet. */
    public synchronized void announce(Own which, KeyEntry entry) {
        if (next(which).isPresent()) {
            throw new IllegalStateException("there is an announced " + which.fileName() + " key already");
        }
        if (has(Own.ROOT)) {
            // a list that is older than the certificate proves nothing about it
            var unused = reissueRevocationList();
        }
        files.delete(which.nextName());
        files.saveNew(which.nextName(), entry);
    }

    /** The key to go over to: the announced one, or one whose change broke off; none that was revoked meanwhile. */
    public synchronized Optional<KeyEntry> next(Own which) {
        return files.has(which.nextName())
                ? Optional.of(files.entry(which.nextName())).filter(next -> !isRevoked(next.certificate()))
                : Optional.empty();
    }

    /** The key that is announced and not yet used. */
    public synchronized Optional<KeyEntry> announced(Own which) {
        return next(which)
                .filter(next -> !next.certificate().equals(entry(which).certificate()));
    }

    /**
     * Makes the announced key the current one and keeps the one before under its serial number. May break off anywhere: one
     * of the two is current, whole and usable, and doing it again finishes it.
     */
    public synchronized KeyEntry activate(Own which) {
        KeyEntry next = next(which)
                .orElseThrow(() -> new IllegalStateException("there is no announced " + which.fileName() + " key"));
        X509Certificate current = entry(which).certificate();
        if (!current.equals(next.certificate())) {
            files.keep(which.fileName(), which.oldName(current));
            // one file takes the place of the other: from here on the new key is the current one
            files.replace(which.fileName(), next);
        }
        files.saveCertificate(which.fileName(), next.certificate());
        files.delete(which.nextName());
        return next;
    }

    /** Certificates that were current once, oldest first. */
    public List<X509Certificate> old(Own which) {
        return files.kept(which.fileName());
    }

    public boolean has(Own which) {
        return files.has(which.fileName());
    }

    public KeyEntry entry(Own which) {
        return files.entry(which.fileName());
    }

    public XadesSigner signer() {
        return files.signer(Own.SEAL.fileName());
    }

    public PartyRoot root() {
        return new PartyRoot(entry(Own.ROOT), clock);
    }

    public Path revocationListFile() {
        return folder.resolve(LIST);
    }

    public boolean hasRevocationList() {
        return Files.exists(revocationListFile());
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

    /** The same list with new dates; the first one where there was none. */
    public synchronized X509CRL reissueRevocationList() {
        return saveList(
                hasRevocationList()
                        ? root().reissue(revocationList(), LIST_VALIDITY)
                        : root().revocationList(LIST_VALIDITY));
    }

    /** Puts a certificate into the list. One that is announced is withdrawn by it. */
    public synchronized X509CRL revoke(X509Certificate certificate) {
        X509CRL before = hasRevocationList() ? revocationList() : root().revocationList(LIST_VALIDITY);
        X509CRL list = saveList(root().revoke(before, certificate, LIST_VALIDITY));
        for (Own which : List.of(Own.SEAL, Own.TLS, Own.BARCODE, Own.VERIFICATION)) {
            if (files.has(which.nextName())
                    && files.entry(which.nextName()).certificate().equals(certificate)) {
                files.delete(which.nextName());
            }
        }
        return list;
    }

    private boolean isRevoked(X509Certificate certificate) {
        return hasRevocationList() && revocationList().getRevokedCertificate(certificate) != null;
    }

    private void requireNone(Own which) {
        if (has(which)) {
            throw new IllegalStateException(
                    "there is a " + which.fileName() + " key already, and a lost key is lost for good");
        }
    }

    private X509CRL saveList(X509CRL list) {
        try {
            OwnerOnlyFiles.write(revocationListFile(), list.getEncoded());
            return list;
        } catch (CRLException unencodable) {
            throw new IllegalStateException("a revocation list without encoding", unencodable);
        }
    }
}

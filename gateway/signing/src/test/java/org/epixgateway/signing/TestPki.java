package org.epixgateway.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;

/**
 * The certificates that tests need, as a table: made new for each run against the given clock, never kept in a file. What
 * a row lacks is its only defect.
 */
public final class TestPki {
    /** One row of the table. */
    public enum Case {
        GOOD,
        EXPIRED,
        NOT_YET_VALID,
        REVOKED,
        WRONG_USAGE,
        UNKNOWN_ROOT,
        RSA_1024,
        SHA1_SIGNED
    }

    private static final char[] PASSWORD = "for this run only".toCharArray();
    private static final String ALIAS = "key";
    private static final Duration CRL_VALIDITY = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Party party;
    private final Clock clock;
    private final PartyRoot root;
    private final PartyRoot otherRoot;
    private final Map<Case, KeyEntry> seals = new EnumMap<>(Case.class);
    private final Map<Case, KeyEntry> tls = new EnumMap<>(Case.class);
    private final Map<KeyAlgorithm, KeyEntry> byAlgorithm = new ConcurrentHashMap<>();

    public TestPki(Party party, Clock clock) {
        this.party = party;
        this.clock = clock;
        this.root = PartyRoot.create(party, "Management Authority of " + party, KeyAlgorithm.P256, clock);
        this.otherRoot = PartyRoot.create(party, "Somebody else", KeyAlgorithm.P256, clock);
    }

    public Party party() {
        return party;
    }

    public PartyRoot root() {
        return root;
    }

    public synchronized KeyEntry seal(Case which) {
        return seals.computeIfAbsent(which, c -> make(c, CertificateUse.SEAL));
    }

    public synchronized KeyEntry tls(Case which) {
        return tls.computeIfAbsent(which, c -> make(c, CertificateUse.TLS));
    }

    /** A good seal with another kind of key. */
    public KeyEntry seal(KeyAlgorithm algorithm) {
        return byAlgorithm.computeIfAbsent(algorithm, root::issueSeal);
    }

    public XadesSigner signer(Case which) {
        return signer(seal(which));
    }

    public static XadesSigner signer(KeyEntry entry) {
        return new XadesSigner(keyStore(entry), ALIAS, PASSWORD);
    }

    /** The list of this Party's root: one seal and one TLS certificate of the table are on it. */
    public X509CRL revocationList() {
        X509CRL list = root.revocationList(CRL_VALIDITY);
        list = root.revoke(list, seal(Case.REVOKED).certificate(), CRL_VALIDITY);
        return root.revoke(list, tls(Case.REVOKED).certificate(), CRL_VALIDITY);
    }

    /** The entry of the registry that names this certificate exactly, in force from long ago until long from now. */
    public RegisteredCertificate registered(CertificateUse use, X509Certificate certificate) {
        Instant now = clock.instant();
        return new RegisteredCertificate(
                use,
                new Pin.Exact(Certificates.digest(certificate)),
                Certificates.der(certificate),
                now.minus(Duration.ofDays(1000)),
                now.plus(Duration.ofDays(1000)),
                Optional.empty(),
                Optional.empty());
    }

    public RegisteredCertificate registeredSeal(Case which) {
        return registered(CertificateUse.SEAL, seal(which).certificate());
    }

    public RegisteredCertificate registeredTls(Case which) {
        return registered(CertificateUse.TLS, tls(which).certificate());
    }

    public static KeyStore keyStore(KeyEntry entry) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(ALIAS, entry.key(), PASSWORD, entry.chain().toArray(X509Certificate[]::new));
            return keys;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("no key store for a test", failed);
        }
    }

    private KeyEntry make(Case which, CertificateUse use) {
        return switch (which) {
            case GOOD, REVOKED ->
                use == CertificateUse.SEAL
                        ? root.issueSeal(KeyAlgorithm.P256)
                        : root.issueTls(KeyAlgorithm.P256, List.of("localhost", "127.0.0.1"));
            case UNKNOWN_ROOT ->
                use == CertificateUse.SEAL
                        ? otherRoot.issueSeal(KeyAlgorithm.P256)
                        : otherRoot.issueTls(KeyAlgorithm.P256, List.of("localhost", "127.0.0.1"));
            case EXPIRED -> odd(use, KeyAlgorithm.P256.generate(RANDOM), -800, -1, usage(use), "SHA256withECDSA");
            case NOT_YET_VALID -> odd(use, KeyAlgorithm.P256.generate(RANDOM), 1, 700, usage(use), "SHA256withECDSA");
            case WRONG_USAGE ->
                odd(use, KeyAlgorithm.P256.generate(RANDOM), -1, 700, KeyUsage.keyAgreement, "SHA256withECDSA");
            case RSA_1024 -> odd(use, weakPair(), -1, 700, usage(use), "SHA256withECDSA");
            case SHA1_SIGNED -> odd(use, KeyAlgorithm.P256.generate(RANDOM), -1, 700, usage(use), "SHA1withECDSA");
        };
    }

    private static int usage(CertificateUse use) {
        return use == CertificateUse.SEAL
                ? KeyUsage.digitalSignature | KeyUsage.nonRepudiation
                : KeyUsage.digitalSignature;
    }

    private KeyEntry odd(CertificateUse use, KeyPair pair, int fromDays, int untilDays, int usage, String algorithm) {
        X509Certificate issuer = root.certificate();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        CertificateWriter writer = new CertificateWriter(
                        X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                        issuer.getPublicKey(),
                        new X500Name("C=" + party + ",O=Management Authority of " + party + ",CN=EPIX odd"),
                        pair.getPublic(),
                        new CertificateWriter.Validity(
                                now.plus(Duration.ofDays(fromDays)), now.plus(Duration.ofDays(untilDays))),
                        RANDOM)
                .forUse(usage);
        if (use == CertificateUse.TLS) {
            writer.forConnections(List.of("localhost", "127.0.0.1"));
        }
        return new KeyEntry(
                pair.getPrivate(), List.of(writer.signedBy(root.entry().key(), algorithm), issuer));
    }

    private static KeyPair weakPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no RSA", impossible);
        }
    }
}

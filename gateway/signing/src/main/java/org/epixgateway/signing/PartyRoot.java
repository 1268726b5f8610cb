package org.epixgateway.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.epixgateway.core.party.Party;

/** The root that a Party makes for itself: issues its seal and TLS certificates and says which of them are revoked. */
public final class PartyRoot {
    static final Duration ROOT_VALIDITY = Duration.ofDays(3653);
    static final Duration VALIDITY = Duration.ofDays(730);
    /** Others' clocks may be behind ours; a new certificate must hold there too. */
    static final Duration BACKDATED = Duration.ofHours(1);

    /** Less than a certificate's: judges take a list as no proof for a certificate that begins after it. */
    private static final Duration LIST_BACKDATED = Duration.ofMinutes(5);

    private final KeyEntry root;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param root the root's key and certificate, as {@link #create} made or as a Party brings along */
    public PartyRoot(KeyEntry root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    /** @param authority name of the Management Authority, for the certificate's O= */
    public static PartyRoot create(Party party, String authority, KeyAlgorithm algorithm, Clock clock) {
        SecureRandom random = new SecureRandom();
        KeyPair pair = algorithm.generate(random);
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, party.toString())
                .addRDN(BCStyle.O, authority)
                .addRDN(BCStyle.CN, "EPIX root " + party)
                .build();
        Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(BACKDATED);
        X509Certificate certificate = new CertificateWriter(
                        name,
                        pair.getPublic(),
                        name,
                        pair.getPublic(),
                        new CertificateWriter.Validity(from, from.plus(ROOT_VALIDITY)),
                        random)
                .authority()
                .signedBy(pair.getPrivate(), algorithm.certificateSignature());
        return new PartyRoot(new KeyEntry(pair.getPrivate(), List.of(certificate)), clock);
    }

    public KeyEntry entry() {
        return root;
    }

    public X509Certificate certificate() {
        return root.certificate();
    }

    /** Whether a certificate is ours to revoke. */
    public boolean hasIssued(X509Certificate certificate) {
        try {
            certificate.verify(certificate().getPublicKey());
            return certificate.getIssuerX500Principal().equals(certificate().getSubjectX500Principal());
        } catch (GeneralSecurityException anothers) {
            return false;
        }
    }

    /** A certificate for the seal over messages: signatures that cannot be disowned, nothing else. */
    public KeyEntry issueSeal(KeyAlgorithm algorithm) {
        KeyPair pair = algorithm.generate(random);
        return issued(pair, writer(pair, "EPIX seal").forUse(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    }

    /** @param hosts DNS names and IP addresses under which others call us; may be empty */
    public KeyEntry issueTls(KeyAlgorithm algorithm, List<String> hosts) {
        KeyPair pair = algorithm.generate(random);
        return issued(
                pair, writer(pair, "EPIX TLS").forUse(KeyUsage.digitalSignature).forConnections(hosts));
    }

    /** A certificate for barcodes on paper: P-256, so that they are short, and good for nothing else by its own words. */
    public KeyEntry issueBarcode() {
        return issueForOneUse("EPIX barcode", CertificateRole.BARCODES_ONLY);
    }

    /** A certificate for answers about permits: P-256, and good for nothing else by its own words. */
    public KeyEntry issueVerification() {
        return issueForOneUse("EPIX verification", CertificateRole.ANSWERS_ONLY);
    }

    private KeyEntry issueForOneUse(String purpose, String use) {
        KeyPair pair = KeyAlgorithm.P256.generate(random);
        return issued(
                pair, writer(pair, purpose).forUse(KeyUsage.digitalSignature).forNothingBut(use));
    }

    /** The first, empty revocation list. */
    public X509CRL revocationList(Duration validFor) {
        return signedList(listBuilder(validFor), BigInteger.ONE);
    }

    /** The same list with new dates; a list that is not re-issued in time stops the exchange with hard-failing peers. */
    public X509CRL reissue(X509CRL previous, Duration validFor) {
        return signedList(continued(previous, validFor), next(previous));
    }

    public X509CRL revoke(X509CRL previous, X509Certificate certificate, Duration validFor) {
        X509v2CRLBuilder builder = continued(previous, validFor);
        if (previous.getRevokedCertificate(certificate.getSerialNumber()) == null) {
            builder.addCRLEntry(certificate.getSerialNumber(), Date.from(clock.instant()), CRLReason.unspecified);
        }
        return signedList(builder, next(previous));
    }

    private CertificateWriter writer(KeyPair pair, String purpose) {
        X500Name issuer =
                X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
        for (var rdn : issuer.getRDNs()) {
            if (!rdn.getFirst().getType().equals(BCStyle.CN)) {
                subject.addRDN(rdn.getFirst());
            }
        }
        Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(BACKDATED);
        Instant rootEnds = certificate().getNotAfter().toInstant();
        Instant until = from.plus(VALIDITY).isAfter(rootEnds) ? rootEnds : from.plus(VALIDITY);
        return new CertificateWriter(
                issuer,
                certificate().getPublicKey(),
                subject.addRDN(BCStyle.CN, purpose).build(),
                pair.getPublic(),
                new CertificateWriter.Validity(from, until),
                random);
    }

    private KeyEntry issued(KeyPair pair, CertificateWriter writer) {
        return new KeyEntry(
                pair.getPrivate(), List.of(writer.signedBy(root.key(), signatureAlgorithm()), certificate()));
    }

    private String signatureAlgorithm() {
        Optional<KeyStrength> strength = KeyStrength.of(certificate().getPublicKey());
        if (certificate().getPublicKey() instanceof ECPublicKey) {
            return strength.filter(s -> s == KeyStrength.P384).isPresent() ? "SHA384withECDSA" : "SHA256withECDSA";
        }
        return "SHA256withRSA";
    }

    private X509v2CRLBuilder listBuilder(Duration validFor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        X500Name issuer =
                X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
        return new X509v2CRLBuilder(issuer, Date.from(now.minus(LIST_BACKDATED)))
                .setNextUpdate(Date.from(now.plus(validFor)));
    }

    private X509v2CRLBuilder continued(X509CRL previous, Duration validFor) {
        try {
            return listBuilder(validFor).addCRL(new JcaX509CRLHolder(previous));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("the previous revocation list cannot be read", unreadable);
        }
    }

    private static BigInteger next(X509CRL previous) {
        return CrlNumbers.of(previous).add(BigInteger.ONE);
    }

    private X509CRL signedList(X509v2CRLBuilder builder, BigInteger number) {
        try {
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(certificate().getPublicKey()));
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder(signatureAlgorithm()).build(root.key())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException("the root's key does not sign revocation lists", failed);
        }
    }
}

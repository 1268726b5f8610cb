package org.epixgateway.signing;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A root of time-stamp authorities for tests; what a certificate below it lacks is its only defect. */
final class StampPki {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Name name;
    private final Instant now;
    private final KeyEntry root;

    /** How one certificate differs from a good one. */
    record Wanted(int fromDays, int untilDays, boolean isCritical, List<KeyPurposeId> uses, String signedBy) {
        static final Wanted GOOD =
                new Wanted(-100, 600, true, List.of(KeyPurposeId.id_kp_timeStamping), "SHA256withECDSA");

        Wanted valid(int from, int until) {
            return new Wanted(from, until, isCritical, uses, signedBy);
        }

        Wanted critical(boolean critical) {
            return new Wanted(fromDays, untilDays, critical, uses, signedBy);
        }

        Wanted forUses(KeyPurposeId... other) {
            return new Wanted(fromDays, untilDays, isCritical, List.of(other), signedBy);
        }

        Wanted signedBy(String algorithm) {
            return new Wanted(fromDays, untilDays, isCritical, uses, algorithm);
        }
    }

    StampPki(String commonName, Clock clock) {
        this.name = new X500Name("CN=" + commonName);
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        KeyPair pair = KeyAlgorithm.P256.generate(RANDOM);
        this.root = new KeyEntry(
                pair.getPrivate(),
                List.of(new CertificateWriter(
                                name, pair.getPublic(), name, pair.getPublic(), validity(-1000, 3000), RANDOM)
                        .authority()
                        .signedBy(pair.getPrivate(), "SHA256withECDSA")));
    }

    X509Certificate root() {
        return root.certificate();
    }

    KeyEntry rootEntry() {
        return root;
    }

    KeyEntry good() {
        return issue(KeyAlgorithm.P256.generate(RANDOM), Wanted.GOOD);
    }

    KeyEntry issue(Wanted wanted) {
        return issue(KeyAlgorithm.P256.generate(RANDOM), wanted);
    }

    KeyEntry issue(KeyPair pair, Wanted wanted) {
        CertificateWriter writer = new CertificateWriter(
                        name,
                        root.certificate().getPublicKey(),
                        new X500Name("CN=Stamps of " + name),
                        pair.getPublic(),
                        validity(wanted.fromDays(), wanted.untilDays()),
                        RANDOM)
                .forUse(KeyUsage.digitalSignature);
        if (!wanted.uses().isEmpty()) {
            writer.add(
                    Extension.extendedKeyUsage,
                    wanted.isCritical(),
                    new ExtendedKeyUsage(wanted.uses().toArray(KeyPurposeId[]::new)));
        }
        return new KeyEntry(
                pair.getPrivate(), List.of(writer.signedBy(root.key(), wanted.signedBy()), root.certificate()));
    }

    private CertificateWriter.Validity validity(int fromDays, int untilDays) {
        return new CertificateWriter.Validity(
                now.plus(Duration.ofDays(fromDays)), now.plus(Duration.ofDays(untilDays)));
    }
}

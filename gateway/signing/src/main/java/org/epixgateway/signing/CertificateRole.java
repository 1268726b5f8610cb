package org.epixgateway.signing;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** What a certificate's own extensions must allow for the use that it is registered for. */
enum CertificateRole {
    SEAL("The seal certificate") {
        @Override
        boolean isAllowed(X509Certificate certificate) {
            boolean[] usage = certificate.getKeyUsage();
            return (usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION])
                    && !isForOneUseOnly(certificate);
        }
    },
    TLS("The TLS certificate") {
        @Override
        boolean isAllowed(X509Certificate certificate) {
            boolean[] usage = certificate.getKeyUsage();
            return (usage == null || usage[DIGITAL_SIGNATURE]) && isForTls(certificate);
        }
    },
    /** Signs what is printed on paper, and is neither an authority nor marked for connections. */
    BARCODE("The barcode certificate") {
        @Override
        boolean isAllowed(X509Certificate certificate) {
            return signsOnly(certificate, BARCODES_ONLY);
        }
    },
    /** Signs answers about permits to whoever asks, and is neither an authority nor marked for anything else. */
    VERIFICATION("The verification certificate") {
        @Override
        boolean isAllowed(X509Certificate certificate) {
            return signsOnly(certificate, ANSWERS_ONLY);
        }
    },
    ISSUER("The issuer's certificate") {
        @Override
        boolean isAllowed(X509Certificate certificate) {
            boolean[] usage = certificate.getKeyUsage();
            return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
        }
    };

    /** Extended key usage of the barcode certificates that we issue; the number is a UUID's (X.667), ours alone. */
    static final String BARCODES_ONLY = "2.25.143717875245571334045620512316291933207";

    /** Extended key usage of the verification certificates that we issue, as above. */
    static final String ANSWERS_ONLY = "2.25.167395225367160943786646619275672080053";

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_CERT_SIGN = 5;
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String UNREADABLE = "";
    private static final String ANY = "2.5.29.37.0";

    private final String subject;

    CertificateRole(String subject) {
        this.subject = subject;
    }

    /** The beginning of a sentence. */
    String subject() {
        return subject;
    }

    /** Extensions that are absent restrict nothing (RFC 5280, 4.2.1.3). */
    abstract boolean isAllowed(X509Certificate certificate);

    /** Whoever holds such a key can seal nothing with it, whatever a registry says. */
    static boolean isForOneUseOnly(X509Certificate certificate) {
        List<String> uses = uses(certificate);
        return uses.contains(BARCODES_ONLY) || uses.contains(ANSWERS_ONLY);
    }

    private static boolean signsOnly(X509Certificate certificate, String use) {
        boolean[] usage = certificate.getKeyUsage();
        List<String> uses = uses(certificate);
        return (usage == null || usage[DIGITAL_SIGNATURE])
                && certificate.getBasicConstraints() < 0
                && (uses.isEmpty() || uses.equals(List.of(use)))
                && KeyStrength.of(certificate.getPublicKey())
                        .filter(strength -> strength == KeyStrength.P256)
                        .isPresent();
    }

    private static boolean isForTls(X509Certificate certificate) {
        List<String> uses = uses(certificate);
        return uses.isEmpty() || uses.contains(SERVER_AUTH) || uses.contains(CLIENT_AUTH) || uses.contains(ANY);
    }

    /** Empty where nothing is restricted; what cannot be read allows nothing that we know. */
    private static List<String> uses(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null ? List.of() : uses;
        } catch (CertificateParsingException unreadable) {
            return List.of(UNREADABLE);
        }
    }
}

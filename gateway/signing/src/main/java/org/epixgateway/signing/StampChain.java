package org.epixgateway.signing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Whether a certificate may sign times, and who of those that we trust vouches for it. */
final class StampChain {
    private static final int AUTHORITIES_MAX = 4;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CONTENT_COMMITMENT = 1;

    private final TimeStampTrust trust;
    private final Set<TrustAnchor> anchors;

    StampChain(TimeStampTrust trust) {
        this.trust = trust;
        this.anchors = trust.anchors().stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** RFC 3161, 2.3: a key that stamps does nothing else, and its certificate says so to everybody. */
    static void requireTimeStamping(X509Certificate certificate) throws RefusedException {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        List<String> uses;
        try {
            uses = certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException unreadable) {
            throw new RefusedException("The authority's certificate has an extended key usage that cannot be read.");
        }
        if (uses == null || !uses.equals(List.of(KeyPurposeId.id_kp_timeStamping.getId()))) {
            throw new RefusedException("The authority's certificate is not for time-stamping and nothing else.");
        }
        if (critical == null || !critical.contains(Extension.extendedKeyUsage.getId())) {
            throw new RefusedException("The authority's certificate does not mark its extended key usage as critical.");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[CONTENT_COMMITMENT]) {
            throw new RefusedException("The authority's certificate is not for signatures.");
        }
        if (certificate.getBasicConstraints() >= 0) {
            throw new RefusedException("The authority's certificate is one that issues others.");
        }
    }

    /** @return the anchor that the path ends at; every certificate of it was valid when the time was stamped and is so now */
    X509Certificate anchor(StampToken token, Instant at) throws RefusedException {
        PKIXCertPathBuilderResult built = built(token, at);
        List<X509Certificate> path = new ArrayList<>();
        built.getCertPath().getCertificates().forEach(certificate -> path.add((X509Certificate) certificate));
        if (path.isEmpty()) {
            throw new RefusedException("The authority's certificate is itself a trust anchor, which is not taken.");
        }
        X509Certificate anchor = built.getTrustAnchor().getTrustedCert();
        for (X509Certificate certificate : path) {
            if (!StampAlgorithms.isStronglySigned(certificate)) {
                throw new RefusedException(
                        "A certificate of the authority is signed by an algorithm that is not taken: "
                                + certificate.getSigAlgName() + ".");
            }
            requireStrong(certificate);
            requireValid(certificate, token.genTime());
        }
        requireStrong(anchor);
        return anchor;
    }

    private PKIXCertPathBuilderResult built(StampToken token, Instant at) throws RefusedException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(token.signer());
        try {
            PKIXBuilderParameters wanted = new PKIXBuilderParameters(anchors, target);
            List<Object> known = new ArrayList<>(token.others());
            known.addAll(trust.revocationLists());
            wanted.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            wanted.setDate(Date.from(at));
            wanted.setMaxPathLength(AUTHORITIES_MAX);
            CertPathBuilder builder = CertPathBuilder.getInstance("PKIX");
            wanted.setRevocationEnabled(false);
            if (!trust.revocationLists().isEmpty()) {
                // lists that were given to us and nothing else: no question goes out from here
                PKIXRevocationChecker lists = (PKIXRevocationChecker) builder.getRevocationChecker();
                lists.setOptions(
                        EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
                wanted.addCertPathChecker(lists);
            }
            return (PKIXCertPathBuilderResult) builder.build(wanted);
        } catch (GeneralSecurityException noPath) {
            throw new RefusedException("No path of valid certificates leads from the authority's certificate "
                    + "to an authority that we trust.");
        }
    }

    private static void requireStrong(X509Certificate certificate) throws RefusedException {
        if (!StampAlgorithms.isStrong(certificate.getPublicKey())) {
            throw new RefusedException("A certificate of the authority has a key of a kind that is not taken.");
        }
    }

    private static void requireValid(X509Certificate certificate, Instant genTime) throws RefusedException {
        try {
            certificate.checkValidity(Date.from(genTime));
        } catch (CertificateExpiredException | CertificateNotYetValidException outside) {
            throw new RefusedException("The stamped time is not within the validity of the authority's certificates.");
        }
    }
}

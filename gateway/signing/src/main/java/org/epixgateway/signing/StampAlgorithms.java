package org.epixgateway.signing;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.epixgateway.core.evidence.HashAlgorithm;
import org.epixgateway.core.evidence.Imprint;

/** The closed lists of what a time-stamp may be hashed and signed with. */
final class StampAlgorithms {
    private static final ECParameterSpec P521_CURVE = KeyStrength.curve("secp521r1");

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    /** Which digest goes with which signature; RSA without more takes the digest that is named beside it. */
    private static final Map<ASN1ObjectIdentifier, Set<ASN1ObjectIdentifier>> SIGNATURES = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, DIGESTS,
            PKCSObjectIdentifiers.sha256WithRSAEncryption, Set.of(NISTObjectIdentifiers.id_sha256),
            PKCSObjectIdentifiers.sha384WithRSAEncryption, Set.of(NISTObjectIdentifiers.id_sha384),
            PKCSObjectIdentifiers.sha512WithRSAEncryption, Set.of(NISTObjectIdentifiers.id_sha512),
            X9ObjectIdentifiers.ecdsa_with_SHA256, Set.of(NISTObjectIdentifiers.id_sha256),
            X9ObjectIdentifiers.ecdsa_with_SHA384, Set.of(NISTObjectIdentifiers.id_sha384),
            X9ObjectIdentifiers.ecdsa_with_SHA512, Set.of(NISTObjectIdentifiers.id_sha512));

    /** By object identifier: RSA with SHA-256, 384, 512 and ECDSA with the same. */
    private static final Set<String> CERTIFICATE_SIGNATURES = Set.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA512.getId());

    private StampAlgorithms() {}

    static boolean isDigest(ASN1ObjectIdentifier algorithm) {
        return DIGESTS.contains(algorithm);
    }

    static boolean isSignature(ASN1ObjectIdentifier signature, ASN1ObjectIdentifier digest) {
        return SIGNATURES.getOrDefault(signature, Set.of()).contains(digest);
    }

    static boolean isStrong(PublicKey key) {
        return KeyStrength.of(key).isPresent()
                || (key instanceof ECPublicKey ec && KeyStrength.isOn(ec.getParams(), P521_CURVE));
    }

    static boolean isStronglySigned(X509Certificate certificate) {
        return CERTIFICATE_SIGNATURES.contains(certificate.getSigAlgOID());
    }

    /** Without parameters, as RFC 5754 says for the SHA-2 family. */
    static AlgorithmIdentifier identifier(HashAlgorithm algorithm) {
        return new AlgorithmIdentifier(
                switch (algorithm) {
                    case SHA256 -> NISTObjectIdentifiers.id_sha256;
                    case SHA512 -> NISTObjectIdentifiers.id_sha512;
                });
    }

    static Optional<HashAlgorithm> hash(ASN1ObjectIdentifier algorithm) {
        return algorithm.equals(NISTObjectIdentifiers.id_sha256)
                ? Optional.of(HashAlgorithm.SHA256)
                : algorithm.equals(NISTObjectIdentifiers.id_sha512)
                        ? Optional.of(HashAlgorithm.SHA512)
                        : Optional.empty();
    }

    static boolean isOf(Imprint imprint, ASN1ObjectIdentifier algorithm) {
        return hash(algorithm).filter(found -> found == imprint.algorithm()).isPresent();
    }
}

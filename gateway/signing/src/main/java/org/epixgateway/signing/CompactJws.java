package org.epixgateway.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;

/** A signed text in compact form (RFC 7515), ES256, by its three parts; what is in it is for others to judge. */
record CompactJws(String header, String payload, String signature) {
    private static final int PARTS = 3;
    private static final int KEY_ID_BYTES = 8;

    /** The first eight bytes of the certificate's SHA-256: enough to find it, and the signature decides. */
    static String keyId(X509Certificate certificate) {
        byte[] digest = Certificates.digest(certificate).bytes();
        return Base64URL.encode(Arrays.copyOf(digest, KEY_ID_BYTES)).toString();
    }

    static String signed(JWSHeader header, byte[] payload, KeyEntry by) {
        JWSObject jws = new JWSObject(header, new Payload(payload));
        try {
            jws.sign(new ECDSASigner(by.key(), Curve.P_256));
            return jws.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException(
                    "the key of " + by.certificate().getSubjectX500Principal() + " does not sign", unusable);
        }
    }

    /** Empty where it has not three parts, or one that is written in another way than the one for its bytes. */
    static Optional<CompactJws> parse(String text) {
        String[] parts = text.split("\\.", -1);
        return parts.length == PARTS && Arrays.stream(parts).allMatch(CompactJws::isCanonical)
                ? Optional.of(new CompactJws(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    Optional<JWSHeader> readHeader() {
        try {
            return Optional.of(JWSHeader.parse(new Base64URL(header)));
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    byte[] payloadBytes() {
        return new Base64URL(payload).decode();
    }

    /** Whether the key of a certificate that may be used in this role signed it. */
    boolean isSignedBy(Bytes der, CertificateRole role) {
        return Certificates.read(der)
                .filter(role::isAllowed)
                .map(X509Certificate::getPublicKey)
                .filter(ECPublicKey.class::isInstance)
                .map(ECPublicKey.class::cast)
                .filter(this::verifies)
                .isPresent();
    }

    private boolean verifies(ECPublicKey issuer) {
        try {
            JWSHeader read = JWSHeader.parse(new Base64URL(header));
            byte[] input = (header + "." + payload).getBytes(StandardCharsets.US_ASCII);
            return new ECDSAVerifier(issuer).verify(read, input, new Base64URL(signature));
        } catch (JOSEException | ParseException unusable) {
            return false;
        }
    }

    /** One way to write the same bytes only: the library's decoder passes over what it does not know. */
    private static boolean isCanonical(String part) {
        return !part.isEmpty()
                && Base64URL.encode(new Base64URL(part).decode()).toString().equals(part);
    }
}

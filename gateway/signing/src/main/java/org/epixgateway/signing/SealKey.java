package org.epixgateway.signing;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import org.apache.xml.security.signature.XMLSignature;

/**
 * A key that seals, with its certificate and what follows from them: signature algorithm and provider.
 *
 * @param algorithm URI of the XML signature algorithm
 * @param digest URI of the digest over each file, as strong as the key
 */
record SealKey(PrivateKey key, X509Certificate certificate, String algorithm, String digest, Provider provider) {

    static SealKey from(KeyStore keys, String alias, char[] password) {
        try {
            if (!(keys.getKey(alias, password) instanceof PrivateKey key)
                    || !(keys.getCertificate(alias) instanceof X509Certificate certificate)) {
                throw new IllegalArgumentException("the key store has no key with a certificate under " + alias);
            }
            return of(key, certificate, keys.getProvider());
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("the seal key under " + alias + " cannot be read", unreadable);
        }
    }

    private static SealKey of(PrivateKey key, X509Certificate certificate, Provider ofKeyStore) {
        if (CertificateRole.isForOneUseOnly(certificate)) {
            throw new IllegalArgumentException("a key for barcodes or for answers seals no messages");
        }
        KeyStrength strength = KeyStrength.of(certificate.getPublicKey())
                .orElseThrow(
                        () -> new IllegalArgumentException("a seal key is P-256, P-384 or RSA of 2048 to 8192 bits"));
        boolean isInToken = key.getEncoded() == null;
        String software = certificate.getPublicKey() instanceof ECPublicKey ? "SunEC" : "SunRsaSign";
        // SunEC signs fastest of what was measured; a token signs itself
        Provider provider = isInToken ? ofKeyStore : Security.getProvider(software);
        if (provider == null) {
            throw new IllegalStateException("this Java platform has no provider " + software);
        }
        String digest = strength == KeyStrength.P384 ? Xades.SHA384 : Xades.SHA256;
        return new SealKey(key, certificate, algorithm(strength), digest, provider);
    }

    private static String algorithm(KeyStrength strength) {
        return switch (strength) {
            case P256 -> XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA256;
            case P384 -> XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA384;
            case RSA -> XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256;
        };
    }

    /** A private key is nobody's to print. */
    @Override
    public String toString() {
        return "seal key of " + certificate.getSubjectX500Principal().getName();
    }
}

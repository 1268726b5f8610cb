package org.epixgateway.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest by which a signature names its certificate.
 *
 * @param algorithm Java's name for it
 */
record CertificateDigest(String algorithm, String hex) {

    boolean names(byte[] certificate) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(certificate);
            return MessageDigest.isEqual(digest, HexFormat.of().parseHex(hex));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm, impossible);
        }
    }
}

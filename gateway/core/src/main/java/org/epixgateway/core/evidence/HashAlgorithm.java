package org.epixgateway.core.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.epixgateway.core.bytes.Bytes;

/** The hash functions by which hash trees are built and time-stamps asked for. */
public enum HashAlgorithm {
    SHA256("SHA-256", 32),
    SHA512("SHA-512", 64);

    private final String platformName;
    private final int bytes;

    HashAlgorithm(String platformName, int bytes) {
        this.platformName = platformName;
        this.bytes = bytes;
    }

    /** Length of a hash value. */
    public int bytes() {
        return bytes;
    }

    /** As the Java platform and people call it: SHA-256, SHA-512. */
    public String platformName() {
        return platformName;
    }

    public Bytes hash(Bytes content) {
        MessageDigest digest = digest();
        return Bytes.of(digest.digest(content.array()));
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(platformName);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java platform has no " + platformName, impossible);
        }
    }
}

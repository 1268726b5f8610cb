package org.epixgateway.core.bytes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Exact bytes that nobody changes: a document, a container, a certificate. Equal by content; the digest is computed once.
 *
 * <p>The array is not copied on the way in or out, so whoever makes or reads one leaves it as it is.
 */
public final class Bytes {
    private final byte[] array;
    private volatile @org.jspecify.annotations.Nullable Digest digest;

    private Bytes(byte[] array) {
        this.array = array;
    }

    public static Bytes of(byte[] array) {
        return new Bytes(array);
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes themselves; not to be changed. */
    public byte[] array() {
        return array;
    }

    public InputStream stream() {
        return new ByteArrayInputStream(array);
    }

    public int size() {
        return array.length;
    }

    public String asUtf8() {
        return new String(array, StandardCharsets.UTF_8);
    }

    public Digest digest() {
        Digest known = digest;
        if (known == null) {
            known = Digest.of(array);
            digest = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /** Size only: bodies never reach a log. */
    @Override
    public String toString() {
        return array.length + " bytes";
    }
}

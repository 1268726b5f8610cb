package org.epixgateway.signing;

import static org.epixgateway.signing.ZipFormat.DEFLATED;
import static org.epixgateway.signing.ZipFormat.STORED;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes the one ZIP form that we emit: fixed time stamp, no descriptors, no extra fields, no flags. The same files give
 * the same bytes.
 */
final class CanonicalZip {
    /** 1 February 1980: a date that no tool takes as a reason to write extra fields. */
    private static final int TIME_AND_DATE = (2 << 5 | 1) << 16;

    /** Ratios that a receiver could take for a bomb are avoided by storing. */
    private static final int RATIO_KEPT = 40;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream(512);
    private int count;

    CanonicalZip store(String name, byte[] content) {
        return write(name, content, content, STORED);
    }

    CanonicalZip pack(String name, byte[] content) {
        byte[] packed = deflate(content);
        boolean isWorthwhile = packed.length < content.length && (long) packed.length * RATIO_KEPT >= content.length;
        return isWorthwhile ? write(name, content, packed, DEFLATED) : store(name, content);
    }

    byte[] finish() {
        int directoryAt = body.size();
        body.writeBytes(directory.toByteArray());
        u32(body, ZipFormat.END_SIGNATURE);
        u32(body, 0);
        u16(body, count);
        u16(body, count);
        u32(body, directory.size());
        u32(body, directoryAt);
        u16(body, 0);
        return body.toByteArray();
    }

    private CanonicalZip write(String name, byte[] content, byte[] packed, int method) {
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        byte[] common = common(nameBytes.length, content, packed.length, method);
        int localAt = body.size();
        u32(body, ZipFormat.LOCAL_SIGNATURE);
        body.writeBytes(common);
        body.writeBytes(nameBytes);
        body.writeBytes(packed);
        u32(directory, ZipFormat.CENTRAL_SIGNATURE);
        u16(directory, ZipFormat.VERSION_DEFLATE);
        directory.writeBytes(common);
        // no comment, disk 0, no attributes
        directory.writeBytes(new byte[10]);
        u32(directory, localAt);
        directory.writeBytes(nameBytes);
        count++;
        return this;
    }

    /** What the directory and the entry's own place say alike. */
    private static byte[] common(int nameLength, byte[] content, int packedLength, int method) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream(26);
        u16(out, method == STORED ? 10 : ZipFormat.VERSION_DEFLATE);
        u16(out, 0);
        u16(out, method);
        u32(out, TIME_AND_DATE);
        u32(out, (int) crc.getValue());
        u32(out, packedLength);
        u32(out, content.length);
        u16(out, nameLength);
        u16(out, 0);
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            byte[] packed = new byte[content.length + content.length / 8 + 64];
            int length = deflater.deflate(packed);
            return deflater.finished() ? Arrays.copyOf(packed, length) : content;
        } finally {
            deflater.end();
        }
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >>> 8);
    }

    private static void u32(ByteArrayOutputStream out, int value) {
        u16(out, value);
        u16(out, value >>> 16);
    }
}

package org.epixgateway.signing;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw DEFLATE (RFC 1951), as a signed payload is packed for paper, with a bound on what comes out. */
final class Deflated {
    private static final int CHUNK = 1_024;

    private Deflated() {}

    static byte[] pack(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Empty where the bytes are not packed so, do not end, or unpack to more than the bound. */
    static Optional<byte[]> unpack(byte[] packed, int bytesMax) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                boolean isStuck = count == 0 && !inflater.finished();
                if (isStuck || out.size() + count > bytesMax) {
                    return Optional.empty();
                }
                out.write(chunk, 0, count);
            }
            return Optional.of(out.toByteArray());
        } catch (DataFormatException notPacked) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}

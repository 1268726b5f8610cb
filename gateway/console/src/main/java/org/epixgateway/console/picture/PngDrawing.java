package org.epixgateway.console.picture;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.epixgateway.core.bytes.Bytes;

/**
 * A barcode as PNG (ISO/IEC 15948) of one bit per pixel, which says in millimetres how large it is to be printed. Written
 * here, since the platform's own writer knows no size in print.
 */
public final class PngDrawing {
    public static final String MEDIA_TYPE = "image/png";

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PIXELS_PER_MODULE = 8;
    private static final int BIT_DEPTH = 1;
    private static final BigDecimal MM_PER_METRE = BigDecimal.valueOf(1_000);

    private PngDrawing() {}

    public static Bytes of(QrCode code, BigDecimal moduleMm) {
        int side = code.width() * PIXELS_PER_MODULE;
        int perMetre = MM_PER_METRE
                .multiply(BigDecimal.valueOf(PIXELS_PER_MODULE))
                .divide(moduleMm, 0, RoundingMode.HALF_UP)
                .intValueExact();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        // grey, one bit; deflate, no filter, not interlaced
        byte[] header = ByteBuffer.allocate(13)
                .putInt(side)
                .putInt(side)
                .put((byte) BIT_DEPTH)
                .array();
        chunk(png, "IHDR", header);
        byte inMetres = 1;
        chunk(
                png,
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(perMetre)
                        .putInt(perMetre)
                        .put(inMetres)
                        .array());
        chunk(png, "IDAT", deflated(rows(code)));
        chunk(png, "IEND", new byte[0]);
        return Bytes.of(png.toByteArray());
    }

    /** A module is as wide as a byte has bits. */
    private static byte[] rows(QrCode code) {
        int width = code.width();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int row = 0; row < width * PIXELS_PER_MODULE; row++) {
            rows.write(0);
            for (int column = 0; column < width; column++) {
                rows.write(code.isBlack(column, row / PIXELS_PER_MODULE) ? 0x00 : 0xff);
            }
        }
        return rows.toByteArray();
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[4_096];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(name);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}

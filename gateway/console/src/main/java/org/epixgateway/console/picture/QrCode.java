package org.epixgateway.console.picture;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A barcode ready to be drawn: black and white modules with the quiet zone that readers need around them (ISO/IEC 18004).
 * Where the text leaves room, a quarter of the code may be damaged (level Q), else a seventh (M).
 */
public final class QrCode {
    /** 117 modules: 6 cm at half a millimetre each, which a phone still takes in at once. */
    public static final int VERSION_MAX = 25;

    /** Smaller modules run together on office printers and copies. */
    public static final BigDecimal MODULE_MM_MIN = new BigDecimal("0.4");

    public static final BigDecimal MODULE_MM_MAX = new BigDecimal("2.0");
    public static final BigDecimal MODULE_MM_STANDARD = new BigDecimal("0.5");

    private static final int QUIET = 4;

    private final ByteMatrix modules;
    private final int version;
    private final ErrorCorrectionLevel level;

    private QrCode(ByteMatrix modules, int version, ErrorCorrectionLevel level) {
        this.modules = modules;
        this.version = version;
        this.level = level;
    }

    /** @throws IllegalArgumentException if the text is too long for paper */
    public static QrCode of(String text) {
        return at(text, ErrorCorrectionLevel.Q)
                .or(() -> at(text, ErrorCorrectionLevel.M))
                .orElseThrow(() -> new IllegalArgumentException("a text of " + text.length()
                        + " characters is too long for a barcode of version " + VERSION_MAX));
    }

    private static Optional<QrCode> at(String text, ErrorCorrectionLevel level) {
        try {
            var code = Encoder.encode(text, level);
            return Optional.of(new QrCode(code.getMatrix(), code.getVersion().getVersionNumber(), level))
                    .filter(made -> made.version <= VERSION_MAX);
        } catch (WriterException tooLong) {
            return Optional.empty();
        }
    }

    public int version() {
        return version;
    }

    /** The letter of the level of error correction. */
    public String correction() {
        return level.name();
    }

    /** Modules in a row, with the quiet zone on both sides. */
    int width() {
        return modules.getWidth() + 2 * QUIET;
    }

    boolean isBlack(int column, int row) {
        int x = column - QUIET;
        int y = row - QUIET;
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }

    public static boolean isPrintable(BigDecimal moduleMm) {
        return moduleMm.compareTo(MODULE_MM_MIN) >= 0 && moduleMm.compareTo(MODULE_MM_MAX) <= 0;
    }
}

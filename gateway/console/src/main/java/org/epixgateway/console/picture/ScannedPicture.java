package org.epixgateway.console.picture;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.epixgateway.core.bytes.Bytes;

/** A picture with a barcode somewhere in it, as a scanner makes it; grey is enough. */
public final class ScannedPicture {
    /** Of the file. */
    public static final int BYTES_MAX = 10 << 20;

    /** A page of A4 at 300 dots per inch has 8.7 million; looked at before anything is unpacked. */
    public static final int PIXELS_MAX = 10_000_000;

    private static final int WHITE = 0xff;
    private static final Map<DecodeHintType, Boolean> AS_DRAWN = Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE);
    private static final Map<DecodeHintType, Boolean> ANYWHERE = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);

    private final byte[] grey;
    private final int width;
    private final int height;

    private ScannedPicture(byte[] grey, int width, int height) {
        this.grey = grey;
        this.width = width;
        this.height = height;
    }

    /** Bytes that are no picture that we take. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String sentence) {
            super(sentence);
        }
    }

    public static ScannedPicture png(Bytes file) throws UnreadableException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(file.stream())) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS_MAX) {
                throw new UnreadableException(
                        "The picture has more than " + PIXELS_MAX + " pixels; scan it at 300 dpi.");
            }
            return grey(reader.read(0));
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | ArithmeticException damaged) {
            // the platform's reader tells of damage in all these ways
            throw new UnreadableException("The picture is no PNG, or it is damaged.");
        } finally {
            reader.dispose();
        }
    }

    /** What is transparent is seen as white paper. */
    private static ScannedPicture grey(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] grey = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) grey(row[x]);
            }
        }
        return new ScannedPicture(grey, width, height);
    }

    private static int grey(int argb) {
        int opaque = argb >>> 24;
        int light = ((argb >> 16 & WHITE) + 2 * (argb >> 8 & WHITE) + (argb & WHITE)) / 4;
        return (light * opaque + WHITE * (WHITE - opaque)) / WHITE;
    }

    /** The text of the QR code in it; empty if none can be made out. */
    public Optional<String> text() {
        // one reader misses about one clean large code in twenty: looked at from nearer and farther it is hardly ever
        // missed
        return Stream.<Supplier<Optional<String>>>of(
                        () -> text(AS_DRAWN),
                        () -> text(ANYWHERE),
                        () -> halved().text(ANYWHERE),
                        () -> halved().halved().text(ANYWHERE))
                .flatMap(look -> look.get().stream())
                .findFirst();
    }

    private Optional<String> text(Map<DecodeHintType, Boolean> hints) {
        LuminanceSource source = new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
        for (Binarizer binarizer : List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
            try {
                return Optional.of(new QRCodeReader()
                        .decode(new BinaryBitmap(binarizer), hints)
                        .getText());
            } catch (ReaderException notSeen) {
                // another look may show it
            }
        }
        return Optional.empty();
    }

    /** Half as wide and high, each pixel the mean of four. */
    private ScannedPicture halved() {
        int half = width / 2;
        int rows = height / 2;
        byte[] smaller = new byte[half * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < half; x++) {
                int at = 2 * y * width + 2 * x;
                int sum = (grey[at] & WHITE)
                        + (grey[at + 1] & WHITE)
                        + (grey[at + width] & WHITE)
                        + (grey[at + width + 1] & WHITE);
                smaller[y * half + x] = (byte) (sum / 4);
            }
        }
        return new ScannedPicture(smaller, half, rows);
    }
}

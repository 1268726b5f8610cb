package org.epixgateway.console.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.epixgateway.core.barcode.BarcodeText;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PictureTest {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    private static final Pattern STROKE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @TempDir
    private Path folder;

    private static String text(int length) {
        StringBuilder text = new StringBuilder("https://permits.example.ch/verify#");
        new Random(length)
                .ints(0, SIGNS.length())
                .limit(length - text.length())
                .forEach(at -> text.append(SIGNS.charAt(at)));
        return text.toString();
    }

    private static Bytes png(String text) {
        return PngDrawing.of(QrCode.of(text), QrCode.MODULE_MM_STANDARD);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 420, 500, 580, 640, 715, 780, 860, 930, BarcodeText.LENGTH_MAX})
    void what_is_drawn_is_read_again(int length) throws Exception {
        assertThat(ScannedPicture.png(png(text(length))).text()).contains(text(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {420, 715, BarcodeText.LENGTH_MAX})
    void a_slanted_grey_scan_at_300_dots_per_inch_is_read(int length) throws Exception {
        assertThat(ScannedPicture.png(scanned(png(text(length)))).text()).contains(text(length));
    }

    @Test
    void a_stain_over_a_twentieth_of_the_code_does_no_harm() throws Exception {
        BufferedImage picture = ImageIO.read(png(text(600)).stream());
        Graphics2D ink = picture.createGraphics();
        int side = picture.getWidth() / 5;
        ink.setColor(Color.BLACK);
        ink.fillRect(picture.getWidth() / 3, picture.getHeight() / 2, side, side);
        ink.dispose();

        assertThat(ScannedPicture.png(bytes(picture)).text()).contains(text(600));
    }

    /** A stranger's decoder, so that we do not only agree with ourselves. */
    @Test
    void another_decoder_reads_the_same_text() throws Exception {
        boolean isThere = isInstalled("zbarimg");
        if (!isThere && System.getProperty("ci") == null) {
            assumeThat(isThere)
                    .as("zbarimg of the package zbar-tools is not installed, so no other decoder was asked")
                    .isTrue();
        }
        for (int length : new int[] {420, 715, 860, BarcodeText.LENGTH_MAX}) {
            Path file = folder.resolve("barcode-" + length + ".png");
            Files.write(file, png(text(length)).array());
            Process zbar = new ProcessBuilder(
                            "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String seen = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(zbar.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(seen.strip()).isEqualTo(text(length));
        }
    }

    @Test
    void error_correction_is_a_quarter_where_there_is_room_and_less_where_there_is_not() {
        assertThat(QrCode.of(text(600)).correction()).isEqualTo("Q");
        assertThat(QrCode.of(text(BarcodeText.LENGTH_MAX)).correction()).isEqualTo("M");
        assertThat(QrCode.of(text(BarcodeText.LENGTH_MAX)).version()).isEqualTo(QrCode.VERSION_MAX);
        assertThatThrownBy(() -> QrCode.of(text(1_010))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_picture_says_how_large_it_is_to_be_printed() {
        QrCode code = QrCode.of(text(BarcodeText.LENGTH_MAX));
        byte[] png = PngDrawing.of(code, new BigDecimal("0.4")).array();
        int physical = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs") + 4;

        assertThat(ByteBuffer.wrap(png).getInt(physical)).isEqualTo(20_000);
        assertThat(png[physical + 8]).isEqualTo((byte) 1);
        assertThat(SvgDrawing.of(code, new BigDecimal("0.4")).asUtf8()).contains("width=\"50.0mm\" height=\"50.0mm\"");
    }

    @Test
    void svg_and_png_draw_the_same_modules() throws Exception {
        QrCode code = QrCode.of(text(500));
        BufferedImage png = ImageIO.read(PngDrawing.of(code, QrCode.MODULE_MM_STANDARD).stream());
        boolean[][] black = new boolean[code.width()][code.width()];
        Matcher stroke =
                STROKE.matcher(SvgDrawing.of(code, QrCode.MODULE_MM_STANDARD).asUtf8());
        while (stroke.find()) {
            for (int i = 0; i < Integer.parseInt(stroke.group(3)); i++) {
                black[Integer.parseInt(stroke.group(2))][Integer.parseInt(stroke.group(1)) + i] = true;
            }
        }

        int pixels = png.getWidth() / code.width();
        for (int row = 0; row < code.width(); row++) {
            for (int column = 0; column < code.width(); column++) {
                boolean isDark = (png.getRGB(column * pixels + 3, row * pixels + 3) & 0xff) == 0;
                assertThat(isDark).as("%d/%d", column, row).isEqualTo(black[row][column]);
            }
        }
    }

    @Test
    void a_transparent_background_is_white_paper() throws Exception {
        BufferedImage drawn = ImageIO.read(png(text(420)).stream());
        BufferedImage clear = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                clear.setRGB(x, y, (drawn.getRGB(x, y) & 0xff) == 0 ? 0xff000000 : 0x00000000);
            }
        }

        assertThat(ScannedPicture.png(bytes(clear)).text()).contains(text(420));
    }

    @Test
    void a_picture_with_too_many_pixels_is_refused_before_it_is_unpacked() {
        byte[] png = png(text(420)).array().clone();
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);

        assertThatThrownBy(() -> ScannedPicture.png(Bytes.of(png)))
                .isInstanceOf(ScannedPicture.UnreadableException.class)
                .hasMessageContaining("pixels");
    }

    @Test
    void no_damaged_file_does_more_than_being_refused() {
        byte[] whole = png(text(420)).array();
        Random random = new Random(26);
        for (int run = 0; run < 300; run++) {
            byte[] damaged = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(ScannedPicture.png(Bytes.of(damaged))).isNotNull();
            } catch (ScannedPicture.UnreadableException refused) {
                assertThat(refused).hasMessageContaining("picture");
            }
        }
    }

    private static Bytes scanned(Bytes png) throws IOException {
        BufferedImage drawn = ImageIO.read(png.stream());
        BufferedImage page = new BufferedImage(1_240, 1_240, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D glass = page.createGraphics();
        glass.setColor(Color.LIGHT_GRAY);
        glass.fillRect(0, 0, page.getWidth(), page.getHeight());
        glass.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform slanted = AffineTransform.getTranslateInstance(160, 110);
        slanted.rotate(0.04);
        slanted.scale(0.74, 0.74);
        glass.drawImage(drawn, slanted, null);
        glass.dispose();
        Random dust = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int x = dust.nextInt(page.getWidth());
            int y = dust.nextInt(page.getHeight());
            int light = page.getRaster().getSample(x, y, 0) + dust.nextInt(80) - 40;
            page.getRaster().setSample(x, y, 0, Math.clamp(light, 0, 255));
        }
        return bytes(page);
    }

    private static Bytes bytes(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return Bytes.of(png.toByteArray());
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}

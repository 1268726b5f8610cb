package org.epixgateway.console.picture;

import java.math.BigDecimal;
import org.epixgateway.core.bytes.Bytes;

/** A barcode as SVG, for those who lay out a form: sharp at every size, measured in millimetres. */
public final class SvgDrawing {
    public static final String MEDIA_TYPE = "image/svg+xml";

    private SvgDrawing() {}

    public static Bytes of(QrCode code, BigDecimal moduleMm) {
        int width = code.width();
        String side = moduleMm.multiply(BigDecimal.valueOf(width)).toPlainString() + "mm";
        StringBuilder svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"")
                .append("http://www.w3.org/2000/svg\" width=\"" + side + "\" height=\"" + side + "\"")
                .append(" viewBox=\"0 0 " + width + " " + width + "\" shape-rendering=\"crispEdges\">\n")
                .append("<rect width=\"" + width + "\" height=\"" + width + "\" fill=\"#fff\"/>\n<path d=\"");
        for (int row = 0; row < width; row++) {
            for (int column = 0; column < width; column++) {
                int run = run(code, column, row);
                if (run > 0) {
                    svg.append('M').append(column).append(' ').append(row);
                    svg.append('h').append(run).append("v1h-").append(run).append('z');
                    column += run;
                }
            }
        }
        return Bytes.utf8(svg.append("\"/>\n</svg>\n").toString());
    }

    /** How many black modules stand side by side from here on. */
    private static int run(QrCode code, int column, int row) {
        int end = column;
        while (end < code.width() && code.isBlack(end, row)) {
            end++;
        }
        return end - column;
    }
}

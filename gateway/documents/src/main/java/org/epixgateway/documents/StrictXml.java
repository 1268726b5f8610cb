package org.epixgateway.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;

/**
 * Writes strict XML: UTF-8, indented, everything escaped, and no element that says nothing, so that a writer may open each
 * box and fill in what there is. For one document, by one thread.
 */
final class StrictXml {
    private static final int INDENT = 2;
    /** Characters from here on may be halves of pairs, or none. */
    private static final char LAST_PLAIN = '\uD7FF';

    private record Open(String name, StringBuilder attributes) {}

    private final StringBuilder out = new StringBuilder(8_192);
    private final List<Open> path = new ArrayList<>();
    /** How many of the open elements are written; the others wait for something to say. */
    private int written;

    private boolean isAfterText;

    StrictXml() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    StrictXml open(String name) {
        path.add(new Open(name, new StringBuilder()));
        return this;
    }

    /** An attribute of the element just opened; one without value is left out. */
    StrictXml attribute(String name, String value) {
        if (!value.isEmpty()) {
            StringBuilder attributes = path.getLast().attributes();
            attributes.append(' ').append(name).append("=\"");
            escape(attributes, value);
            attributes.append('"');
        }
        return this;
    }

    /** Writes the element just opened even if nothing follows. */
    StrictXml kept() {
        writeOpen();
        return this;
    }

    StrictXml close() {
        Open closed = path.removeLast();
        if (written <= path.size()) {
            return this; // it never said anything
        }
        written = path.size();
        if (!isAfterText) {
            newLine();
        }
        out.append("</").append(closed.name()).append('>');
        isAfterText = false;
        return this;
    }

    StrictXml leaf(String name, String text) {
        return text.isEmpty() ? this : open(name).text(text).close();
    }

    StrictXml leaves(String name, List<String> texts) {
        texts.forEach(text -> leaf(name, text));
        return this;
    }

    /** The start of a calendar date. Without an offset, since a calendar date has none. */
    StrictXml startOf(String name, Optional<LocalDate> date) {
        return leaf(name, date.map(day -> day + "T00:00:00").orElse(""));
    }

    StrictXml endOf(String name, Optional<LocalDate> date) {
        return leaf(name, date.map(day -> day + "T23:59:59").orElse(""));
    }

    StrictXml number(String name, BigDecimal number, String unit) {
        return open(name)
                .attribute("unitCode", unit)
                .text(number.toPlainString())
                .close();
    }

    StrictXml text(String text) {
        writeOpen();
        escape(out, text);
        isAfterText = true;
        return this;
    }

    Bytes toBytes() {
        return Bytes.utf8(out.append('\n').toString());
    }

    private void writeOpen() {
        while (written < path.size()) {
            newLine();
            Open next = path.get(written++);
            out.append('<').append(next.name()).append(next.attributes()).append('>');
            isAfterText = written == path.size();
        }
    }

    private void newLine() {
        out.append('\n').repeat(' ', INDENT * written);
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        escape(escaped, text);
        return escaped.toString();
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;"); // else read back as a line feed
                default -> {
                    if (c < ' ' || c > LAST_PLAIN) {
                        requireCarriable(
                                text.codePointAt(i), i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c));
                    }
                    out.append(c);
                }
            }
        }
    }

    private static void requireCarriable(int codePoint, boolean isSecondOfPair) {
        if (!isSecondOfPair && !isCarriable(codePoint)) {
            throw new IllegalArgumentException("XML cannot carry the character U+%04X".formatted(codePoint));
        }
    }

    /** XML 1.0 cannot carry control characters, lone surrogates, U+FFFE and U+FFFF, not even escaped. */
    static boolean isCarriable(int codePoint) {
        return codePoint >= ' '
                ? !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                        && codePoint != 0xFFFE
                        && codePoint != 0xFFFF
                : codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    }
}

package org.epixgateway.peers.epix.callers;

import java.util.ArrayDeque;
import java.util.Deque;
import org.epixgateway.core.bytes.Bytes;

/** Writes an answer, everything escaped. For one answer, by one thread. */
final class XmlText {
    private final StringBuilder out = new StringBuilder(8_192);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean isInTag;

    XmlText open(String name) {
        endTag();
        out.append('<').append(name);
        open.push(name);
        isInTag = true;
        return this;
    }

    XmlText attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value, true);
        out.append('"');
        return this;
    }

    XmlText text(String text) {
        endTag();
        escape(text, false);
        return this;
    }

    XmlText close() {
        String name = open.pop();
        if (isInTag) {
            out.append("/>");
            isInTag = false;
        } else {
            out.append("</").append(name).append('>');
        }
        return this;
    }

    XmlText leaf(String name, String text) {
        open(name);
        if (!text.isEmpty()) {
            text(text);
        }
        return close();
    }

    Bytes toBytes() {
        while (!open.isEmpty()) {
            close();
        }
        return Bytes.utf8(out.toString());
    }

    private void endTag() {
        if (isInTag) {
            out.append('>');
            isInTag = false;
        }
    }

    private void escape(String text, boolean isAttribute) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> {
                    if (isAttribute) {
                        out.append("&#").append(c).append(';');
                    } else {
                        out.append((char) c);
                    }
                }
                default -> out.appendCodePoint(isCarriable(c) ? c : '?');
            }
        });
    }

    /** XML 1.0 has no way to write the others; a foreign file name may hold them. */
    private static boolean isCarriable(int c) {
        return c >= ' '
                && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                && c != 0xFFFE
                && c != 0xFFFF;
    }
}

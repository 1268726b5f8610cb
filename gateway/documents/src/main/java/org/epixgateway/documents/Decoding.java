package org.epixgateway.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Position;

/**
 * From bytes to characters, strictly: UTF-8, or UTF-16 with a byte order mark, the two that every XML reader must know. What
 * is not exactly that (overlong forms, lone surrogates) is refused here, so that all readers of the bytes see one text.
 */
record Decoding(String text, String encoding) {
    private static final String WANTED =
            "it must be written in UTF-8, or in UTF-16 with a byte order mark, and say so where it says anything.";
    private static final char REPLACEMENT = '\uFFFD';

    static Decoding of(Bytes document) throws UnreadableXmlException {
        byte[] bytes = document.array();
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return new Decoding(decoded(bytes, 0, StandardCharsets.UTF_16), "UTF-16");
        }
        int from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        return new Decoding(decoded(bytes, from, StandardCharsets.UTF_8), "UTF-8");
    }

    /** What the XML declaration says must be what the bytes are. */
    void requireDeclared(String declared) throws UnreadableXmlException {
        if (!declared.toUpperCase(Locale.ROOT).equals(encoding)) {
            throw UnreadableXmlException.at(
                    new Position(1, 1),
                    "The document says that it is written in " + Shortened.of(declared) + ", but its bytes are "
                            + encoding + "; " + WANTED);
        }
    }

    private static String decoded(byte[] bytes, int from, Charset charset) throws UnreadableXmlException {
        String text = new String(bytes, from, bytes.length - from, charset);
        // Decoding with replacement is several times faster; only a text with the replacement needs the strict look.
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireExact(bytes, from, charset);
        }
        return text;
    }

    private static void requireExact(byte[] bytes, int from, Charset charset) throws UnreadableXmlException {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean isExact = !charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true)
                .isError();
        if (!isExact) {
            throw UnreadableXmlException.at(
                    endOf(out.flip()), "From here on the document is not written in " + charset.name() + "; " + WANTED);
        }
    }

    private static Position endOf(CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            boolean isBreak = text.charAt(i) == '\n';
            line += isBreak ? 1 : 0;
            column = isBreak ? 1 : column + 1;
        }
        return new Position(line, column);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

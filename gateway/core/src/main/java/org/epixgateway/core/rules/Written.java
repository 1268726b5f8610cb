package org.epixgateway.core.rules;

import java.util.Collection;
import java.util.Locale;

/** What people write into a box: whether it says anything, and how a sentence quotes it. */
final class Written {
    /** Findings travel in receipts, so a sentence never repeats more of the input than this. */
    static final int QUOTED_MAX = 40;

    private Written() {}

    /** Dashes, asterisks and question marks only strike a box out: it takes a letter or a digit to say something. */
    static boolean hasText(String value) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            if (Character.isLetterOrDigit(value.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasText(Collection<String> values) {
        return values.stream().anyMatch(Written::hasText);
    }

    /** A code as the lists write it: no space around it, capital letters. */
    static String folded(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** In quotation marks, cut, and without characters that would break or turn a line. */
    static String quoted(String value) {
        String stripped = value.strip();
        StringBuilder out = new StringBuilder(QUOTED_MAX + 3).append('"');
        stripped.codePoints().limit(QUOTED_MAX).map(Written::printable).forEach(out::appendCodePoint);
        boolean isCut = stripped.codePoints().skip(QUOTED_MAX).findAny().isPresent();
        return out.append(isCut ? "...\"" : "\"").toString();
    }

    private static int printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> ' ';
            default -> codePoint;
        };
    }
}

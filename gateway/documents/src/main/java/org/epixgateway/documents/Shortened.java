package org.epixgateway.documents;

/** Words from a document as sentences may quote them: one line, at most forty characters. */
final class Shortened {
    static final int LENGTH_MAX = 40;

    private Shortened() {}

    static String of(String words) {
        String line = words.strip().replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]+", " ");
        return line.codePointCount(0, line.length()) <= LENGTH_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LENGTH_MAX - 1)) + "\u2026";
    }
}

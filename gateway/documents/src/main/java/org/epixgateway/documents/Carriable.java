package org.epixgateway.documents;

/** Texts for people cut to what the exchange schemas take, so that an answer can always be written. */
final class Carriable {
    private static final String NONE = "-";

    private Carriable() {}

    /** A text of at least one character, without those that XML cannot carry. */
    static String text(String text, int lengthMax) {
        String cut = cut(text.strip(), lengthMax);
        return cut.isEmpty() ? NONE : cut;
    }

    /** A text on one line; may be empty. */
    static String token(String text, int lengthMax) {
        return cut(text.strip().replaceAll("\\s+", " "), lengthMax).strip();
    }

    private static String cut(String text, int lengthMax) {
        StringBuilder cut = new StringBuilder(Math.min(text.length(), lengthMax));
        text.codePoints()
                .limit(lengthMax)
                .map(c -> StrictXml.isCarriable(c) ? c : '\uFFFD')
                .forEach(cut::appendCodePoint);
        return cut.toString();
    }
}

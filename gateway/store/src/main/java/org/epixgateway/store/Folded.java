package org.epixgateway.store;

/** Letters A to Z in lower case and nothing else changed: what lower() does in both databases, whatever their locale. */
final class Folded {
    private Folded() {}

    static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return out.toString();
    }
}

package org.epixgateway.documents;

import org.epixgateway.core.permit.DocumentKind;

/** How the exchange schemas spell kinds of documents: the letters E, R, I, and the names of the kinds under O. */
final class KindWords {
    private KindWords() {}

    static String of(DocumentKind kind) {
        return switch (kind) {
            case EXPORT, RE_EXPORT, IMPORT -> kind.letter();
            default -> kind.name();
        };
    }

    static DocumentKind kind(String word) {
        return switch (word) {
            case "E" -> DocumentKind.EXPORT;
            case "R" -> DocumentKind.RE_EXPORT;
            case "I" -> DocumentKind.IMPORT;
            default -> DocumentKind.valueOf(word);
        };
    }
}

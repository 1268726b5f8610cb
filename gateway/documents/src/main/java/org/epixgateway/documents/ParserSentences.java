package org.epixgateway.documents;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the parser says, in sentences that do not repeat the document. */
final class ParserSentences {
    private static final Map<String, String> BY_WORDS = new LinkedHashMap<>();

    static {
        BY_WORDS.put("Text size", "A text in the document is longer than is read.");
        BY_WORDS.put("Attribute limit", "An element has more attributes than are read.");
        BY_WORDS.put("attribute size", "An attribute is longer than is read.");
        BY_WORDS.put("Element Count", "The document has more elements than are read.");
        BY_WORDS.put("exceeded", "The document is larger in some part than is read.");
        BY_WORDS.put(
                "entity", "The document uses an entity that is not one of the five of XML; entities are not taken.");
        BY_WORDS.put("Undeclared namespace", "The document uses a namespace prefix that it does not declare.");
        BY_WORDS.put("nbound", "The document uses a namespace prefix that it does not declare.");
        BY_WORDS.put("Duplicate attribute", "An element has one attribute twice.");
        BY_WORDS.put("EOF", "The document ends too early; it is not complete XML.");
        BY_WORDS.put(
                "nexpected close tag", "An end tag does not match its start tag; the document is not well-formed XML.");
        BY_WORDS.put("in prolog", "This is not an XML document.");
        BY_WORDS.put("in epilog", "Something follows the end of the document; it is not well-formed XML.");
        BY_WORDS.put("control character", "The document has a character that XML does not allow.");
    }

    private ParserSentences() {}

    static String of(String message) {
        return BY_WORDS.entrySet().stream()
                .filter(known -> message.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("From here on the document is not well-formed XML.");
    }
}

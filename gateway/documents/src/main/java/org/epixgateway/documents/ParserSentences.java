package org.epixgateway.documents;

import java.util.List;
import java.util.Map;

/** What the parser says, in sentences that do not repeat the document. */
final class ParserSentences {
    /** Words of the parser's message, and what is meant. The first that fits wins. */
    private static final List<Map.Entry<String, String>> BY_WORDS = List.of(
            Map.entry("Illegal character", "The document has a character that XML does not allow."),
            Map.entry("Text size", "A text in the document is longer than is read."),
            Map.entry("Attribute limit", "An element has more attributes than are read."),
            Map.entry("attribute size", "An attribute is longer than is read."),
            Map.entry("Element Count", "The document has more elements than are read."),
            Map.entry("exceeded", "The document is larger in some part than is read."),
            Map.entry(
                    "entity",
                    "The document uses an entity that is not one of the five of XML; entities are not taken."),
            Map.entry("nbound", "The document uses a namespace prefix that it does not declare."),
            Map.entry("ndeclared", "The document uses a namespace prefix that it does not declare."),
            Map.entry("Duplicate attribute", "An element has one attribute twice."),
            Map.entry("EOF", "The document ends too early; it is not complete XML."),
            Map.entry("close tag", "An end tag does not match its start tag; the document is not well-formed XML."),
            Map.entry("in prolog", "This is not an XML document."),
            Map.entry("in epilog", "Something follows the end of the document; it is not well-formed XML."));

    private ParserSentences() {}

    static String of(String message) {
        return BY_WORDS.stream()
                .filter(known -> message.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("From here on the document is not well-formed XML.");
    }
}

package org.epixgateway.documents;

import java.util.List;
import java.util.stream.Stream;
import org.epixgateway.core.permit.ReferencedDocument;

/** From {@code ReferencedDocument} elements to the documents that a form cites. */
final class References {
    private References() {}

    /** One document; several numbers on one element are one entry, divided by commas. */
    static ReferencedDocument document(Element reference) {
        return withNumber(reference, String.join(", ", reference.tokens("ID")));
    }

    /** The documents that a header cites: several numbers on one element are several documents. */
    static List<ReferencedDocument> documents(List<Element> references) {
        return references.stream()
                .flatMap(References::each)
                .filter(document -> !document.equals(ReferencedDocument.NONE))
                .toList();
    }

    private static Stream<ReferencedDocument> each(Element reference) {
        List<String> numbers = reference.tokens("ID");
        return numbers.size() < 2
                ? Stream.of(document(reference))
                : numbers.stream().map(number -> withNumber(reference, number));
    }

    private static ReferencedDocument withNumber(Element reference, String number) {
        return new ReferencedDocument(
                reference.at("TypeCode").token(),
                number,
                reference.at("IssueDateTime").date(),
                Parties.joined(reference.texts("Name")));
    }
}

package org.epixgateway.documents;

import java.util.Locale;
import java.util.Set;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.ReferencedDocument;

/**
 * Boxes 12 and 12a of a block. Documents are told apart by type code: 861 and 811 of list 1001, as the EPIX hub reads them,
 * or the letter of the cited permit: a re-export certificate is one of last re-export, any other one of origin.
 */
final class Provenances {
    static final String ORIGIN = "861";
    static final String LAST_RE_EXPORT = "811";

    private static final String DOCUMENT = "AssociatedReferencedDocument";
    private static final Set<String> OF_ORIGIN = Set.of(ORIGIN, "E", "O");
    private static final Set<String> OF_LAST_RE_EXPORT = Set.of(LAST_RE_EXPORT, "R");

    private Provenances() {}

    static Provenance origin(Element block, Remarks remarks) {
        return provenance(block, "OriginTradeCountry", OF_ORIGIN, remarks);
    }

    static Provenance lastReExport(Element block, Remarks remarks) {
        return provenance(block, "ExportTradeCountry", OF_LAST_RE_EXPORT, remarks);
    }

    static boolean isOfLastReExport(Element document) {
        return document.name().equals(DOCUMENT) && isOf(OF_LAST_RE_EXPORT, document);
    }

    static boolean isOfOrigin(String typeCode) {
        return OF_ORIGIN.contains(typeCode.toUpperCase(Locale.ROOT));
    }

    static boolean isOfLastReExport(String typeCode) {
        return OF_LAST_RE_EXPORT.contains(typeCode.toUpperCase(Locale.ROOT));
    }

    /** Documents of neither kind are not guessed at. */
    static void remarkOthers(Element block, Remarks remarks) {
        for (Element document : block.all(DOCUMENT)) {
            if (!isOf(OF_ORIGIN, document) && !isOf(OF_LAST_RE_EXPORT, document)) {
                remarks.warn(
                        document,
                        "A cited document of the block has a type code that says neither permit of origin (861, E,"
                                + " O) nor certificate of last re-export (811, R); it is not read.");
            }
        }
    }

    private static Provenance provenance(Element block, String countryName, Set<String> codes, Remarks remarks) {
        Element country = block.at(countryName);
        String code = Parties.first(country.tokens("ID"));
        ReferencedDocument found = ReferencedDocument.NONE;
        for (Element document : block.all(DOCUMENT)) {
            if (isOf(codes, document)) {
                if (found.isStated()) {
                    remarks.warn(document, "The block cites more than one such document; only the first is read.");
                } else {
                    found = References.document(document);
                }
            }
        }
        return new Provenance(
                Parties.country(code), Parties.countryAsWritten(code, Parties.joined(country.texts("Name"))), found);
    }

    private static boolean isOf(Set<String> codes, Element document) {
        return codes.contains(document.at("TypeCode").token().toUpperCase(Locale.ROOT));
    }
}

package org.epixgateway.core.permit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A CITES permit or certificate: what the form says, box by box, from toolkit 1 and 2 alike. It is a reading, not a
 * judgement: an existing value may break any rule. A box that is not filled is empty. Dates are the calendar dates that
 * the document states, in the offset in which it states them; validity runs to the end of the stated date at the place of
 * presentation (Res. Conf. 12.3, box 2).
 *
 * @param typeLetter box 1, letter as written
 * @param typeText box 1, kind in words, the lines joined by one space
 * @param isCopy whether the document says that it is a copy
 * @param importer boxes 3 and 3a
 * @param exporter box 4, for multiple-use documents the owner
 * @param specialConditions box 5
 * @param purposeCodes box 5a, codes
 * @param purposeText box 5a, text
 * @param securityStamp box 5b
 * @param authority box 6
 * @param issue box 13
 * @param inspection box 14, part for the whole document
 * @param transport box 15
 * @param references documents cited by the header, for example the import permit of an Appendix I export
 */
public record Permit(
        DocumentFormat format,
        DocumentKind kind,
        String typeLetter,
        String typeText,
        Optional<PermitNumber> number,
        boolean isCopy,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        Trader importer,
        Trader exporter,
        List<String> specialConditions,
        List<String> purposeCodes,
        String purposeText,
        String securityStamp,
        Authority authority,
        List<Block> blocks,
        Issue issue,
        Optional<Inspection> inspection,
        Optional<ReferencedDocument> transport,
        List<ReferencedDocument> references) {

    public Permit {
        specialConditions = List.copyOf(specialConditions);
        purposeCodes = List.copyOf(purposeCodes);
        blocks = List.copyOf(blocks);
        references = List.copyOf(references);
    }

    /** The same permit with other goods on it. */
    public Permit withBlocks(List<Block> others) {
        return new Permit(
                format,
                kind,
                typeLetter,
                typeText,
                number,
                isCopy,
                validFrom,
                validUntil,
                importer,
                exporter,
                specialConditions,
                purposeCodes,
                purposeText,
                securityStamp,
                authority,
                others,
                issue,
                inspection,
                transport,
                references);
    }

    /** Country of the issuing authority, box 6. */
    public Optional<CountryCode> issuingCountry() {
        return authority.address().country();
    }

    /** The key in the permit register; empty if number or issuing country is missing. */
    public Optional<PermitKey> key() {
        return number.flatMap(n -> issuingCountry().map(country -> PermitKey.of(country, authority.name(), kind, n)));
    }
}

package org.epixgateway.core.permit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One line of goods of a permit (A, B, C ...), boxes 7 to 12b and its part of box 14.
 *
 * @param id block letter or number as written; empty if the form gives none
 * @param scientificNames box 7
 * @param commonNames box 8
 * @param descriptions box 9, text
 * @param terms box 9, codes of the specimen term list
 * @param marks box 9, marks and numbers of specimens
 * @param appendix box 10, as written
 * @param sources box 10, source codes in order, a two-letter value split (O with a second code)
 * @param quantities box 11
 * @param quota box 11a
 * @param origin box 12
 * @param lastReExport box 12a
 * @param acquiredOn box 12b, pre-Convention specimens
 * @param registeredOperations box 12b, numbers of registered breeding operations or nurseries
 * @param inspections box 14
 */
public record Block(
        String id,
        List<String> scientificNames,
        List<String> commonNames,
        List<String> descriptions,
        List<String> terms,
        List<String> marks,
        String appendix,
        List<String> sources,
        List<Quantity> quantities,
        Optional<Quota> quota,
        Provenance origin,
        Provenance lastReExport,
        Optional<LocalDate> acquiredOn,
        List<String> registeredOperations,
        List<Inspection> inspections) {

    public Block {
        scientificNames = List.copyOf(scientificNames);
        commonNames = List.copyOf(commonNames);
        descriptions = List.copyOf(descriptions);
        terms = List.copyOf(terms);
        marks = List.copyOf(marks);
        sources = List.copyOf(sources);
        quantities = List.copyOf(quantities);
        registeredOperations = List.copyOf(registeredOperations);
        inspections = List.copyOf(inspections);
    }

    /** The same block with another box 14. */
    public Block withInspections(List<Inspection> others) {
        return new Block(
                id,
                scientificNames,
                commonNames,
                descriptions,
                terms,
                marks,
                appendix,
                sources,
                quantities,
                quota,
                origin,
                lastReExport,
                acquiredOn,
                registeredOperations,
                others);
    }
}

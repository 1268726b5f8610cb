package org.epixgateway.core.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The code lists that permits use, each as versioned data with validity dates and source. Thread-safe, in memory.
 *
 * <p>The lists are not authoritative (the Secretariat's current guidelines were not available), so a code that is missing
 * here is a warning, never an error.
 */
public interface CodeLists {
    enum List {
        PERMIT_TYPES,
        PURPOSES,
        SOURCES,
        APPENDICES,
        TERMS,
        UNITS,
        COUNTRIES,
        DOCUMENT_TYPES
    }

    enum Pairs {
        TERM_UNIT,
        TERM_PURPOSE
    }

    /** English name of a code that was valid on the given day; empty if the list does not have it. Codes are exact. */
    Optional<String> name(List list, String code, LocalDate on);

    /** Whether the pair is on the list. The units of the list are legacy codes; Rec 20 codes are mapped before look-up. */
    boolean hasPair(Pairs pairs, String term, String other);

    /** Whether the list says anything about this term at all; if not, no pair can be called unusual. */
    boolean knowsTerm(Pairs pairs, String term);

    /** Names and versions of all lists, for the rule-set version in receipts. */
    String version();
}

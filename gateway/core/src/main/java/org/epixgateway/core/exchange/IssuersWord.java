package org.epixgateway.core.exchange;

import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;

/** What the authority that issued an import permit says of it when it is asked. Thread-safe. */
public interface IssuersWord {

    /**
     * Waits for the answer, or until that authority's system had its time.
     *
     * @param importing country whose authority issued the permit; it is also the one that the goods go to
     * @param number as cited
     * @param species scientific name that the permit has to name; empty to ask for the permit alone
     */
    Said ofImportPermit(CountryCode importing, String number, Optional<String> species);

    /** What was said. */
    sealed interface Said {}

    record Holds() implements Said {}

    /** @param how one word, such as withdrawn */
    record HoldsNot(String how) implements Said {}

    /** It issued no import permit of this number, or none that names this species. */
    record NoneSuch() implements Said {}

    /** @param sentence why nobody could be asked, or answered */
    record NotTold(String sentence) implements Said {}
}

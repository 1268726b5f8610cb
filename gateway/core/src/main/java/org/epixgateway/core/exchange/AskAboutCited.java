package org.epixgateway.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.CitedImportPermit.Citation;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;

/**
 * Asks the importing authority about an import permit that a permit of ours cites and that was never sent to us. It tells
 * whether the permit holds and names the species; quantities it does not tell. Asked before anything is decided, since it
 * takes a call to another system. Thread-safe.
 */
final class AskAboutCited {
    /** Each is a question of its own, and somebody waits for the answer. */
    static final int SPECIES_MAX = 5;

    private final CitedImportPermit cited;
    private final IssuersWord issuers;

    AskAboutCited(CitedImportPermit cited, IssuersWord issuers) {
        this.cited = cited;
        this.issuers = issuers;
    }

    /** Nothing if there is nobody to ask about; else at least one finding. */
    List<Finding> findings(Permit export) {
        return cited.notRegistered(export).map(this::asked).orElse(List.of());
    }

    private List<Finding> asked(Citation citation) {
        IssuersWord.Said permit = ask(citation, Optional.empty());
        if (!(permit instanceof IssuersWord.Holds)) {
            return List.of(finding(citation, permit, Optional.empty()));
        }
        List<Finding> found = new ArrayList<>();
        for (String species : citation.species().stream().limit(SPECIES_MAX).toList()) {
            IssuersWord.Said said = ask(citation, Optional.of(species));
            if (!(said instanceof IssuersWord.Holds)) {
                found.add(finding(citation, said, Optional.of(species)));
            }
        }
        return found.isEmpty() ? List.of(holds(citation)) : found;
    }

    private IssuersWord.Said ask(Citation citation, Optional<String> species) {
        return issuers.ofImportPermit(citation.importing(), citation.number(), species);
    }

    private static Finding holds(Citation citation) {
        boolean isAll = citation.species().size() <= SPECIES_MAX;
        return new Finding(
                CitedImportPermit.RULE,
                Severity.INFO,
                Place.of(Box.DOCUMENT),
                Optional.empty(),
                "The authority of " + citation.importing() + " says that its import permit " + citation.number()
                        + " holds and names " + (isAll ? "these species" : "the first " + SPECIES_MAX + " species")
                        + "; quantities were not compared.");
    }

    private static Finding finding(Citation citation, IssuersWord.Said said, Optional<String> species) {
        String whose = "The authority of " + citation.importing() + " says that ";
        return switch (said) {
            case IssuersWord.HoldsNot(String how) ->
                CitedImportPermit.error(
                        Place.of(Box.DOCUMENT),
                        whose + "its import permit " + citation.number() + ", which is cited, is " + how + ".");
            case IssuersWord.NoneSuch() ->
                CitedImportPermit.error(
                        Place.of(species.isPresent() ? Box.B7 : Box.DOCUMENT),
                        whose
                                + species.map(name -> "the import permit that is cited does not name " + name + ".")
                                        .orElse("it issued no import permit " + citation.number()
                                                + ", which is cited; ask it to register one that it issued on paper."));
            case IssuersWord.NotTold(String sentence) ->
                CitedImportPermit.warning("The import permit that it cites is not registered here, and its authority"
                        + " could not say whether it holds: " + sentence);
            case IssuersWord.Holds() -> holds(citation);
        };
    }
}

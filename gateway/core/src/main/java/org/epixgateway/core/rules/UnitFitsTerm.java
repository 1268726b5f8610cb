package org.epixgateway.core.rules;

import java.util.List;
import java.util.Set;
import org.epixgateway.core.permit.Box;

/**
 * Whether units fit the kind of specimens: part of {@link QuantityAndUnit}, for blocks with exactly one term code.
 *
 * <p>Warnings: logs, sawn wood and (our reading) timber with no quantity in cubic metres, veneer and plywood with none in
 * square or cubic metres (50 CFR 23.23(c)(12)(iii)); otherwise a known unit that the list of term and unit pairs does not
 * have for this term, while it knows the term (annual report rule). The list calls a count blank, so units that count do too.
 */
final class UnitFitsTerm {
    private static final Set<String> TIMBER = Set.of("LOG", "SAW", "TIM");
    private static final Set<String> SHEETS = Set.of("PLY", "VEN");
    private static final Set<String> CUBIC_METRES = Set.of("CUM", "MTQ");
    private static final Set<String> SQUARE_OR_CUBIC_METRES = Set.of("CUM", "MTQ", "SQM", "MTK");
    private static final Set<String> COUNTS = Set.of("PCS", "H87", "ITE", "NAR");

    private UnitFitsTerm() {}

    static void check(PlacedBlock placed, List<String> units, Circumstances circumstances, Findings findings) {
        List<String> terms = placed.block().terms().stream()
                .filter(Written::hasText)
                .map(Written::folded)
                .distinct()
                .toList();
        if (terms.size() != 1) {
            return;
        }
        String term = terms.getFirst();
        if (TIMBER.contains(term) && units.stream().noneMatch(CUBIC_METRES::contains)) {
            findings.warning(placed.at(Box.B11), "Logs, sawn wood and timber should be given in cubic metres.");
        } else if (SHEETS.contains(term) && units.stream().noneMatch(SQUARE_OR_CUBIC_METRES::contains)) {
            findings.warning(placed.at(Box.B11), "Veneer and plywood should be given in square or cubic metres.");
        } else {
            checkPairs(placed, term, units, circumstances, findings);
        }
    }

    private static void checkPairs(
            PlacedBlock placed, String term, List<String> units, Circumstances circumstances, Findings findings) {
        CodeLists lists = circumstances.codes();
        if (!lists.knowsTerm(CodeLists.Pairs.TERM_UNIT, term)) {
            return;
        }
        units.stream()
                .filter(unit -> unit.isEmpty() || CodeOnList.isOn(CodeLists.List.UNITS, unit, circumstances))
                .filter(unit -> !lists.hasPair(CodeLists.Pairs.TERM_UNIT, term, COUNTS.contains(unit) ? "" : unit))
                .findFirst()
                .ifPresent(unit -> findings.warning(
                        placed.at(Box.B11),
                        "Specimens of term " + Written.quoted(term) + " are not usually given "
                                + (unit.isEmpty() ? "as a number" : "in unit " + Written.quoted(unit)) + "."));
    }
}

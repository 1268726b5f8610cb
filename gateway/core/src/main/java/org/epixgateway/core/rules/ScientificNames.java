package org.epixgateway.core.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;

/**
 * Every block names its species in standard nomenclature (B-11; 50 CFR 23.23(c)(13)).
 *
 * <p>Kinds: all. Error: a block without a scientific name. Warning: a name above species level (one word, or a second word
 * sp. or spp.), which needs an agreement of the Parties or a justification; not for the orders Scleractinia and
 * Antipatharia, nor for pre-Convention specimens (23.23(c)(13)(i), (iii)). Warning: several names in one block, since
 * appendix, source and quantity are given once per block but owed per species. Not checked: the standard nomenclature is
 * not at hand, so neither spelling nor subspecies is judged, and says so once.
 */
final class ScientificNames implements Rule {
    private static final Set<String> ORDERS_AGREED = Set.of("SCLERACTINIA", "ANTIPATHARIA");
    private static final Pattern ABOVE_SPECIES = Pattern.compile("\\S+(\\s+(SP|SPP)\\.?)?");

    @Override
    public String id() {
        return "B-11";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        PlacedBlock.of(permit).forEach(placed -> checkBlock(placed, findings));
        findings.notChecked(
                Box.B7,
                "Scientific names were not compared with the standard nomenclature, which is not available here.");
    }

    private static void checkBlock(PlacedBlock placed, Findings findings) {
        List<String> names = placed.block().scientificNames().stream()
                .filter(Written::hasText)
                .map(Written::folded)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            findings.error(placed.at(Box.B7), "The scientific name of the species is missing.");
        }
        if (names.size() > 1) {
            findings.warning(
                    placed.at(Box.B7),
                    "One block names " + names.size() + " species; each needs its own appendix, source and quantity.");
        }
        Optional<String> above =
                names.stream().filter(ScientificNames::isAboveSpecies).findFirst();
        if (above.isPresent() && !isPreConvention(placed)) {
            findings.warning(
                    placed.at(Box.B7),
                    "The name " + Written.quoted(above.get())
                            + " is not that of a species; names above species level need to be agreed or justified.");
        }
    }

    private static boolean isAboveSpecies(String name) {
        return ABOVE_SPECIES.matcher(name).matches() && !ORDERS_AGREED.contains(name);
    }

    private static boolean isPreConvention(PlacedBlock placed) {
        return placed.permit().kind() == DocumentKind.PRE_CONVENTION || placed.hasSource("O");
    }
}

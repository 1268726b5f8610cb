package org.epixgateway.core.rules;

import java.util.Set;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;

/**
 * Whether a source code fits the rest of the permit: part of {@link AppendixAndSource} (50 CFR 23.24).
 *
 * <p>Warnings, all kinds: U without words that could justify it (special conditions or description; whether they do is an
 * officer's question); D with Appendix II or III (a warning, since European permits use D for their Annex A); X on a document
 * other than an introduction from the sea, unless box 12 gives ZZ, the sea, as origin; an introduction from the sea without X.
 * Not checked, said once where such a code occurs: A and Y are for plants, C, F and R for animals, which takes taxonomy.
 */
final class SourceFitsPermit {
    private static final CountryCode THE_SEA = CountryCode.of("ZZ");
    private static final Set<String> APPENDIX_II_OR_III = Set.of("II", "III");
    private static final Set<String> NEEDS_TAXONOMY = Set.of("A", "Y", "C", "F", "R");

    private SourceFitsPermit() {}

    static void check(PlacedBlock placed, Findings findings) {
        Permit permit = placed.permit();
        if (placed.hasSource("U")
                && !Written.hasText(permit.specialConditions())
                && !Written.hasText(placed.block().descriptions())) {
            findings.warning(
                    placed.at(Box.B10), "Source U (unknown) must be justified on the permit, and nothing does so.");
        }
        if (placed.hasSource("D")
                && APPENDIX_II_OR_III.contains(placed.block().appendix().strip())) {
            findings.warning(placed.at(Box.B10), "Source D is for Appendix I only; the block gives another appendix.");
        }
        checkSea(placed, findings);
    }

    private static void checkSea(PlacedBlock placed, Findings findings) {
        boolean isIntroduction = placed.permit().kind() == DocumentKind.INTRODUCTION_FROM_THE_SEA;
        boolean isFromTheSea =
                placed.block().origin().country().filter(THE_SEA::equals).isPresent();
        if (placed.hasSource("X") && !isIntroduction && !isFromTheSea) {
            findings.warning(
                    placed.at(Box.B10),
                    "Source X is for specimens taken at sea outside any State; box 12 should then give ZZ as origin.");
        }
        if (isIntroduction && Written.hasText(placed.block().sources()) && !placed.hasSource("X")) {
            findings.warning(placed.at(Box.B10), "An introduction from the sea should have source X.");
        }
    }

    static void sayWhatWasNotChecked(Permit permit, Findings findings) {
        boolean isTaxonomyNeeded = permit.blocks().stream()
                .flatMap(block -> block.sources().stream())
                .map(Written::folded)
                .anyMatch(NEEDS_TAXONOMY::contains);
        if (isTaxonomyNeeded) {
            findings.notChecked(
                    Box.B10,
                    "Whether the source codes fit animals or plants was not checked, since no taxonomy is available here.");
        }
    }
}

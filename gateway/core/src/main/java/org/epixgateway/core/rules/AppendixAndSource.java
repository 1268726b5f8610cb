package org.epixgateway.core.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;

/**
 * Every block gives the appendix of the species and the source of the specimens (B-13; 50 CFR 23.23(c)(1), (18), 23.24).
 *
 * <p>Error: appendix or source missing; all kinds but the phytosanitary certificate (23.23(f)). Warning, all kinds: an
 * appendix other than I, II, III; a source code that is not on the list; more than two codes, or two of which none is O or
 * I (O may stand with a second code; I does so on United Kingdom forms). The further source rules are in {@link
 * SourceFitsPermit}.
 */
final class AppendixAndSource implements Rule {
    private static final Set<String> APPENDICES = Set.of("I", "II", "III");
    private static final Set<String> MAY_STAND_WITH_A_SECOND = Set.of("O", "I");
    private static final Set<DocumentKind> NOT_NEEDED = EnumSet.of(DocumentKind.PHYTOSANITARY);

    @Override
    public String id() {
        return "B-13";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        for (PlacedBlock placed : PlacedBlock.of(permit)) {
            checkAppendix(placed, circumstances, findings);
            checkSources(placed, circumstances, findings);
            SourceFitsPermit.check(placed, findings);
        }
        SourceFitsPermit.sayWhatWasNotChecked(permit, findings);
    }

    private static void checkAppendix(PlacedBlock placed, Circumstances circumstances, Findings findings) {
        String appendix = placed.block().appendix();
        if (!Written.hasText(appendix)) {
            if (!NOT_NEEDED.contains(placed.permit().kind())) {
                findings.error(placed.at(Box.B10), "The appendix of the species is missing; it is I, II or III.");
            }
        } else if (!APPENDICES.contains(appendix)) {
            String meaning = circumstances
                    .codes()
                    .name(CodeLists.List.APPENDICES, appendix, circumstances.on())
                    .map(name -> " (" + Written.quoted(name) + ")")
                    .orElse("");
            findings.warning(
                    placed.at(Box.B10),
                    "The appendix is given as " + Written.quoted(appendix) + meaning + "; it should be I, II or III.");
        }
    }

    private static void checkSources(PlacedBlock placed, Circumstances circumstances, Findings findings) {
        List<String> sources = placed.block().sources().stream()
                .filter(Written::hasText)
                .map(Written::folded)
                .distinct()
                .toList();
        if (sources.isEmpty() && !NOT_NEEDED.contains(placed.permit().kind())) {
            findings.error(placed.at(Box.B10), "The source code of the specimens is missing.");
        }
        CodeOnList.fault("Source code", CodeLists.List.SOURCES, placed.block().sources(), circumstances)
                .ifPresent(fault -> findings.warning(placed.at(Box.B10), fault));
        if (sources.size() > 2
                || (sources.size() == 2 && sources.stream().noneMatch(MAY_STAND_WITH_A_SECOND::contains))) {
            findings.warning(
                    placed.at(Box.B10), "The block has several source codes; only O or I may stand with a second one.");
        }
    }
}

package org.epixgateway.core.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;

/**
 * A permit says what the trade is for, as a code or in words (B-08; 50 CFR 23.23(c)(11), (d)).
 *
 * <p>Error: neither code nor text; all kinds but the certificate of origin (23.23(c)(11)) and the phytosanitary certificate
 * (23.23(f)). Warning, all kinds: a code that is not on the list; more than one code; and, where there is exactly one
 * code, a specimen term that the list of term and purpose pairs knows but not with this purpose (annual report rule).
 */
final class PurposeOfTransaction implements Rule {
    private static final Set<DocumentKind> NOT_NEEDED =
            EnumSet.of(DocumentKind.CERTIFICATE_OF_ORIGIN, DocumentKind.PHYTOSANITARY);

    @Override
    public String id() {
        return "B-08";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        List<String> codes = permit.purposeCodes().stream()
                .filter(Written::hasText)
                .map(Written::folded)
                .distinct()
                .toList();
        if (codes.isEmpty() && !Written.hasText(permit.purposeText()) && !NOT_NEEDED.contains(permit.kind())) {
            findings.error(Box.B5A, "The purpose of the transaction is missing; give a code or words.");
        }
        if (codes.size() > 1) {
            findings.warning(Box.B5A, "The permit has " + codes.size() + " purpose codes; one is expected.");
        }
        CodeOnList.fault("Purpose code", CodeLists.List.PURPOSES, permit.purposeCodes(), circumstances)
                .ifPresent(fault -> findings.warning(Box.B5A, fault));
        if (codes.size() == 1 && CodeOnList.isOn(CodeLists.List.PURPOSES, codes.getFirst(), circumstances)) {
            checkTerms(permit, codes.getFirst(), circumstances.codes(), findings);
        }
    }

    private static void checkTerms(Permit permit, String purpose, CodeLists lists, Findings findings) {
        for (PlacedBlock placed : PlacedBlock.of(permit)) {
            Optional<String> unusual = placed.block().terms().stream()
                    .map(Written::folded)
                    .filter(term -> lists.knowsTerm(CodeLists.Pairs.TERM_PURPOSE, term)
                            && !lists.hasPair(CodeLists.Pairs.TERM_PURPOSE, term, purpose))
                    .findFirst();
            unusual.ifPresent(term -> findings.warning(
                    placed.at(Box.B9),
                    "Specimens of term " + Written.quoted(term) + " are not usually traded for purpose " + purpose
                            + " of box 5a."));
        }
    }
}

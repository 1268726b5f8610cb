package org.epixgateway.core.rules;

import java.util.Set;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;

/**
 * A document says what it is: export, re-export, import, or other with the exact kind (B-02; 50 CFR 23.23(c)(20)).
 *
 * <p>Kinds: all. Error: no letter; a letter other than E, R, I, O (these four are the form itself, no list that may grow);
 * letter O without words. Warning: a small letter; words after O that name no kind we know; a document that says that it
 * is a copy, which only stands for the original if the authority says so on it (23.23(e)(3)).
 *
 * <p>Several kinds on one document, stated per specimen, cannot be told from the message and are not checked.
 */
final class KindOfDocument implements Rule {
    private static final Set<String> LETTERS = Set.of("E", "R", "I", "O");

    @Override
    public String id() {
        return "B-02";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        String letter = permit.typeLetter().strip();
        if (letter.isEmpty()) {
            findings.error(Box.B1, "The kind of document is missing; box 1 says E, R, I or O.");
        } else if (!LETTERS.contains(Written.folded(letter))) {
            findings.error(Box.B1, "The kind of document is " + Written.quoted(letter) + "; box 1 says E, R, I or O.");
        } else if (!LETTERS.contains(letter)) {
            findings.warning(Box.B1, "The kind of document should be written as a capital letter.");
        }
        if (Written.folded(letter).equals("O")) {
            checkWords(permit, findings);
        }
        if (permit.isCopy()) {
            findings.warning(Box.B1, "The document says that it is a copy; only the original authorises trade.");
        }
    }

    private static void checkWords(Permit permit, Findings findings) {
        if (!Written.hasText(permit.typeText())) {
            findings.error(Box.B1, "A document of kind O must say in words which certificate it is.");
        } else if (permit.kind() == DocumentKind.OTHER) {
            findings.warning(
                    Box.B1,
                    "The words " + Written.quoted(permit.typeText())
                            + " name no kind of certificate that is known here.");
        }
    }
}

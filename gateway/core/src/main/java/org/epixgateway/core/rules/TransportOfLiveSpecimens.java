package org.epixgateway.core.rules;

import java.util.Locale;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind.Issuer;
import org.epixgateway.core.permit.Permit;

/**
 * A permit for live specimens says that it is valid only if transport is humane (B-07; 50 CFR 23.23(c)(7)).
 *
 * <p>Kinds: all that an exporting State issues. Warning: a block has the term LIV, and no special condition speaks of IATA
 * or of transport (the same words in English and French, and found in the Spanish one). A warning, because the sentence
 * may be worded otherwise; the transport itself is judged at the border.
 */
final class TransportOfLiveSpecimens implements Rule {
    @Override
    public String id() {
        return "B-07";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        boolean isLive = permit.blocks().stream()
                .flatMap(block -> block.terms().stream())
                .anyMatch(term -> Written.folded(term).equals("LIV"));
        if (permit.kind().issuer() == Issuer.EXPORTING
                && isLive
                && permit.specialConditions().stream().noneMatch(TransportOfLiveSpecimens::isAboutTransport)) {
            findings.warning(
                    Box.B5,
                    "The permit covers live specimens, but box 5 does not say that transport must meet the IATA rules.");
        }
    }

    private static boolean isAboutTransport(String condition) {
        String folded = condition.toLowerCase(Locale.ROOT);
        return folded.contains("iata") || folded.contains("transport");
    }
}

package org.epixgateway.console.view;

import java.time.Instant;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceCheck.Broken;
import org.epixgateway.core.evidence.EvidenceCheck.Intact;
import org.epixgateway.core.evidence.SignedHead;
import org.epixgateway.core.exchange.CheckEvidence;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the evidence log found.
 *
 * @param position of the head where the log is intact, else of the first bad entry
 * @param lastSignedPosition up to where a sealed head vouches for the log
 * @param problem changed, missing, reordered, cut off, head differs, file changed, file missing
 * @param cannotShow what no check of this kind finds, whatever this one found
 */
public record EvidenceView(
        boolean intact,
        long position,
        @Nullable String head,
        @Nullable Long lastSignedPosition,
        @Nullable Instant lastSignedAt,
        @Nullable String problem,
        String sentence,
        String cannotShow) {

    public static EvidenceView of(CheckEvidence.Checked checked) {
        return switch (checked.outcome()) {
            case Intact intact -> of(intact, checked.sentence());
            case Broken(long position, String kind, String sentence) ->
                new EvidenceView(false, position, null, null, null, kind, sentence, EvidenceCheck.CANNOT_SHOW);
        };
    }

    private static EvidenceView of(Intact intact, String sentence) {
        return new EvidenceView(
                true,
                intact.head().position(),
                intact.head().hash().hex(),
                intact.lastSigned().map(s -> s.head().position()).orElse(null),
                intact.lastSigned().map(SignedHead::at).orElse(null),
                null,
                sentence,
                EvidenceCheck.CANNOT_SHOW);
    }
}

package org.epixgateway.console.view;

import java.time.Instant;
import org.epixgateway.core.evidence.EvidenceCheck.Broken;
import org.epixgateway.core.evidence.EvidenceCheck.Intact;
import org.epixgateway.core.evidence.EvidenceCheck.Outcome;
import org.epixgateway.core.evidence.SignedHead;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the evidence log found.
 *
 * @param position of the head where the log is intact, else of the first bad entry
 * @param lastSignedPosition up to where a sealed head vouches for the log
 * @param problem changed, missing, reordered, cut off, head differs
 */
public record EvidenceView(
        boolean intact,
        long position,
        @Nullable String head,
        @Nullable Long lastSignedPosition,
        @Nullable Instant lastSignedAt,
        @Nullable String problem,
        String sentence) {

    public static EvidenceView of(Outcome outcome) {
        return switch (outcome) {
            case Intact intact -> of(intact);
            case Broken(long position, String kind, String sentence) ->
                new EvidenceView(false, position, null, null, null, kind, sentence);
        };
    }

    private static EvidenceView of(Intact intact) {
        return new EvidenceView(
                true,
                intact.head().position(),
                intact.head().hash().hex(),
                intact.lastSigned().map(s -> s.head().position()).orElse(null),
                intact.lastSigned().map(SignedHead::at).orElse(null),
                null,
                "All " + intact.entries() + " entries are as they were written.");
    }
}

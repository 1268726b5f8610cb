package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceCheck.Broken;
import org.epixgateway.core.evidence.EvidenceCheck.Intact;
import org.epixgateway.core.evidence.SignedHead;

/** Checks the evidence log, the files that it names, and whether its head was sealed as often as it should be. Thread-safe. */
public final class CheckEvidence {
    /** A head is sealed a little later than it is due. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Stored stored;
    private final Duration sealedEvery;
    private final Clock clock;

    public CheckEvidence(Stored stored, Duration sealedEvery, Clock clock) {
        this.stored = stored;
        this.sealedEvery = sealedEvery;
        this.clock = clock;
    }

    /** What was found, and a text for people that says it with whatever there is to be warned of. */
    public record Checked(EvidenceCheck.Outcome outcome, String sentence) {}

    /** @param progress told the position reached, every thousand entries */
    public Checked run(LongConsumer progress) {
        EvidenceCheck.Outcome outcome =
                EvidenceCheck.run(stored.evidence(), new EvidencedFiles(stored.journal()), progress);
        return switch (outcome) {
            case Broken broken -> new Checked(broken, broken.sentence());
            case Intact intact ->
                new Checked(
                        intact,
                        "All " + intact.entries()
                                + " entries, and the containers and answers that they name, are as they were written."
                                + warning(intact));
        };
    }

    private String warning(Intact intact) {
        Instant due = clock.instant().minus(sealedEvery).minus(GRACE);
        Optional<Instant> since = intact.unsealedSince().filter(due::isAfter);
        if (since.isEmpty()) {
            return "";
        }
        long sealed = intact.lastSigned()
                .map(SignedHead::head)
                .map(head -> head.position())
                .orElse(0L);
        return " Warning: "
                + (sealed == 0 ? "no head was ever sealed" : "no head after entry " + sealed + " was sealed")
                + " although one is due every " + sealedEvery.toSeconds() + " s and entry " + (sealed + 1) + " is of "
                + since.get() + "; either the gateway was not running, or sealed heads were deleted.";
    }
}

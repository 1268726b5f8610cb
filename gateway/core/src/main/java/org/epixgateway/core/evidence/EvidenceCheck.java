package org.epixgateway.core.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.epixgateway.core.bytes.Digest;

/**
 * Reads a log from its first entry to its head and finds the first thing that the chain can show to be wrong: a changed
 * entry, a gap, a reorder, a head that does not fit.
 *
 * <p>It cannot show a log that was cut and re-chained by somebody who recomputed every hash; signed heads bound that, and
 * the outcome says how far they reach.
 */
public final class EvidenceCheck {
    private static final int PAGE = 1_000;

    /** What a check found. */
    public sealed interface Outcome {}

    /** The chain holds from the first entry to the head. */
    public record Intact(long entries, LogHead head, Optional<SignedHead> lastSigned) implements Outcome {}

    /** The first bad entry, its kind (changed, missing, reordered, cut off, head differs) and one sentence. */
    public record Broken(long position, String kind, String sentence) implements Outcome {}

    private EvidenceCheck() {}

    /** @param progress told the position reached, every thousand entries */
    public static Outcome run(EvidenceLog log, LongConsumer progress) {
        try {
            return checked(log, progress);
        } catch (UnreadableEvidenceException damaged) {
            return new Broken(damaged.position(), damaged.kind(), damaged.sentence());
        }
    }

    private static Outcome checked(EvidenceLog log, LongConsumer progress) {
        LogHead head = log.head();
        Digest previous = EvidenceEntry.GENESIS;
        long expected = 1;
        SignedHeads signed = new SignedHeads(log);
        while (expected <= head.position()) {
            List<EvidenceEntry> page = page(log, expected);
            if (page.isEmpty()) {
                return new Broken(
                        expected,
                        "cut off",
                        "The log's head says position " + head.position() + " but no entry stands at " + expected
                                + " or after it.");
            }
            for (EvidenceEntry entry : page) {
                if (entry.position() > head.position()) {
                    break;
                }
                Optional<Broken> wrong = wrong(entry, expected, previous).or(() -> signed.contradicts(entry));
                if (wrong.isPresent()) {
                    return wrong.get();
                }
                previous = entry.hash();
                expected++;
            }
            progress.accept(expected - 1);
        }
        if (!previous.equals(head.hash())) {
            return new Broken(head.position(), "head differs", "The stored head's hash is not that of the last entry.");
        }
        return signed.beyond(head)
                .<Outcome>map(w -> w)
                .orElseGet(() -> new Intact(head.position(), head, signed.last()));
    }

    /** Where one of them cannot be read, one at a time, so that what is wrong before it is found first. */
    private static List<EvidenceEntry> page(EvidenceLog log, long from) {
        try {
            return log.entries(from, PAGE);
        } catch (UnreadableEvidenceException damaged) {
            return log.entries(from, 1);
        }
    }

    private static Optional<Broken> wrong(EvidenceEntry entry, long expected, Digest previous) {
        if (entry.position() != expected) {
            return Optional.of(new Broken(
                    expected,
                    "missing",
                    "Entry " + expected + " is not there; the next one is " + entry.position() + "."));
        }
        if (!entry.isIntact()) {
            return Optional.of(new Broken(
                    expected,
                    "changed",
                    "Entry " + expected + " says something else than when it was written: its hash does not fit."));
        }
        if (!entry.previous().equals(previous)) {
            return Optional.of(new Broken(
                    expected,
                    "reordered",
                    "Entry " + expected
                            + " does not follow the entry before it: the order was changed or an entry replaced."));
        }
        return Optional.empty();
    }

    /** Walks the signed heads alongside the entries. */
    private static final class SignedHeads {
        private final EvidenceLog log;
        private List<SignedHead> page;
        private int next;
        private Optional<SignedHead> last = Optional.empty();

        SignedHeads(EvidenceLog log) {
            this.log = log;
            this.page = log.signedHeads(1, PAGE);
        }

        Optional<Broken> contradicts(EvidenceEntry entry) {
            while (next < page.size() && page.get(next).head().position() <= entry.position()) {
                SignedHead head = page.get(next++);
                if (head.head().position() == entry.position()
                        && !head.head().hash().equals(entry.hash())) {
                    return Optional.of(new Broken(
                            entry.position(),
                            "changed",
                            "Entry " + entry.position() + " is not the one that the signed head of " + head.at()
                                    + " was made over."));
                }
                last = Optional.of(head);
                if (next == page.size()) {
                    page = log.signedHeads(head.head().position() + 1, PAGE);
                    next = 0;
                }
            }
            return Optional.empty();
        }

        Optional<Broken> beyond(LogHead head) {
            if (next < page.size() && page.get(next).head().position() > head.position()) {
                return Optional.of(new Broken(
                        head.position() + 1,
                        "cut off",
                        "A signed head was made over entry "
                                + page.get(next).head().position() + ", but the log ends at " + head.position() + "."));
            }
            return Optional.empty();
        }

        Optional<SignedHead> last() {
            return last;
        }
    }
}

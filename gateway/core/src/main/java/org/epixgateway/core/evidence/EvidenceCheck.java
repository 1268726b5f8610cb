package org.epixgateway.core.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.epixgateway.core.bytes.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log from its first entry to its head and finds the first thing that is wrong: a changed entry, a gap, a reorder,
 * a head that does not fit, a stored file that is not the one that an entry names. What it cannot find is {@link
 * #CANNOT_SHOW}.
 */
public final class EvidenceCheck {
    /** Said with every outcome, so that nobody takes it for more than it is. */
    public static final String CANNOT_SHOW =
            "This check cannot show: entries after the last sealed head that were rewritten with all hashes recomputed, since"
                    + " the chain has no key; sealed heads that were deleted together with all that follows them; changes"
                    + " of the permit register and of any other table but evidence and the files that it names. A copy of"
                    + " the store kept elsewhere, and the heads that peers hold of this log, can.";

    private static final int PAGE = 1_000;

    /** What a check found. */
    public sealed interface Outcome {}

    /**
     * The chain holds from the first entry to the head, and every file that an entry names is stored as it was.
     *
     * @param unsealedSince when the first entry after the last sealed head was written
     */
    public record Intact(long entries, LogHead head, Optional<SignedHead> lastSigned, Optional<Instant> unsealedSince)
            implements Outcome {}

    /**
     * The first bad entry and one sentence.
     *
     * @param kind changed, missing, reordered, cut off, head differs; or file changed, file missing, of a stored message
     */
    public record Broken(long position, String kind, String sentence) implements Outcome {}

    private EvidenceCheck() {}

    /** @param progress told the position reached, every thousand entries */
    public static Outcome run(EvidenceLog log, StoredFiles files, LongConsumer progress) {
        try {
            return checked(log, files, progress);
        } catch (UnreadableEvidenceException damaged) {
            return new Broken(damaged.position(), damaged.kind(), damaged.sentence());
        }
    }

    private static Outcome checked(EvidenceLog log, StoredFiles files, LongConsumer progress) {
        LogHead head = log.head();
        Digest previous = EvidenceEntry.GENESIS;
        long expected = 1;
        SignedHeads signed = new SignedHeads(log);
        @Nullable Instant unsealedSince = null;
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
                Optional<Broken> wrong = wrong(entry, expected, previous)
                        .or(() -> signed.contradicts(entry))
                        .or(() -> files.contradict(entry));
                if (wrong.isPresent()) {
                    return wrong.get();
                }
                unsealedSince = unsealed(signed, entry, unsealedSince);
                previous = entry.hash();
                expected++;
            }
            progress.accept(expected - 1);
        }
        if (!previous.equals(head.hash())) {
            return new Broken(head.position(), "head differs", "The stored head's hash is not that of the last entry.");
        }
        Optional<Broken> beyond = signed.beyond(head);
        return beyond.isPresent()
                ? beyond.get()
                : new Intact(head.position(), head, signed.last(), Optional.ofNullable(unsealedSince));
    }

    private static @Nullable Instant unsealed(SignedHeads signed, EvidenceEntry entry, @Nullable Instant since) {
        boolean isSealed = signed.last()
                .filter(last -> last.head().position() == entry.position())
                .isPresent();
        if (isSealed) {
            return null;
        }
        return since == null ? entry.note().at() : since;
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

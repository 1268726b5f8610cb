package org.epixgateway.core.exchange;

import java.util.List;

/**
 * Where decisions become facts. One decision is one transaction: journal, register, answer and evidence together or not at
 * all. Thread-safe; decisions of many callers may share one commit.
 */
public interface Ledger {
    /**
     * Makes the changes durable: on return of {@link Done} they are on disk with fsync.
     *
     * @throws OutageException if the store cannot be written; nothing was changed
     */
    Recorded record(List<Change> decision);

    sealed interface Recorded {}

    record Done() implements Recorded {}

    /** Something that the decision was based on has moved; nothing was changed; decide again. */
    record Conflict(String what) implements Recorded {}
}

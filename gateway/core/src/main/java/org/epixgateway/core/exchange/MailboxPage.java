package org.epixgateway.core.exchange;

import java.util.List;
import org.epixgateway.core.bytes.Digest;

/**
 * What waits for a Party in the mailbox of another, in the order of sending.
 *
 * @param hasMore whether more waits than stands here; it is listed when this is confirmed
 */
public record MailboxPage(List<Entry> entries, boolean hasMore) {
    /** More than this is never listed at once. */
    public static final int ENTRIES_MAX = 50;

    public MailboxPage {
        entries = List.copyOf(entries);
        if (entries.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException("a page has at most " + ENTRIES_MAX + " entries");
        }
    }

    /** A message that waits; what it is, says its container, which is sealed. */
    public record Entry(MessageId id, Digest container, boolean isTest) {}
}

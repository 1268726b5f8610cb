package org.epixgateway.console.view;

import java.util.List;
import org.epixgateway.core.exchange.ReceivedMessage;

/**
 * What lies in the inbox after a position, oldest first.
 *
 * @param after give this back to read on; it is the position asked from where nothing new came
 */
public record InboxPage(List<InboxEntry> entries, long after) {

    /** One permit in the inbox. */
    public record InboxEntry(long position, MessageView message, List<FindingView> findings, String href) {
        static InboxEntry of(ReceivedMessage m, Links links) {
            return new InboxEntry(
                    m.inboxPosition(), MessageView.of(m, links), FindingView.of(m.findings()), links.inbox(m.id()));
        }
    }

    public static InboxPage of(List<ReceivedMessage> messages, long after, Links links) {
        long last =
                messages.isEmpty() ? after : messages.get(messages.size() - 1).inboxPosition();
        return new InboxPage(messages.stream().map(m -> InboxEntry.of(m, links)).toList(), last);
    }
}

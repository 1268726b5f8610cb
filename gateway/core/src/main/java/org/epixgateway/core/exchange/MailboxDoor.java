package org.epixgateway.core.exchange;

import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/**
 * Our mailbox as its owners see it, each only what is addressed to it. Thread-safe. Every step may be repeated, by whoever
 * lost an answer: nothing is taken away before it is confirmed, and nothing is recorded twice.
 */
public interface MailboxDoor {
    /** A mailbox in which nothing ever waits for anybody. */
    MailboxDoor EMPTY = new MailboxDoor() {
        private static final String NOTHING = "Nothing waits for you here.";

        @Override
        public MailboxReply<MailboxPage> list(Party caller, int max) {
            return new MailboxReply.Given<>(new MailboxPage(List.of(), false));
        }

        @Override
        public MailboxReply<Bytes> fetch(Party caller, MessageId message) {
            return new MailboxReply.Declined<>(NOTHING);
        }

        @Override
        public MailboxReply<MessageId> confirm(Party caller, MessageId message, Bytes answer) {
            return new MailboxReply.Declined<>(NOTHING);
        }
    };

    /**
     * @param caller the Party of the authenticated connection
     * @throws OutageException if the store cannot be asked
     */
    MailboxReply<MailboxPage> list(Party caller, int max);

    /** The container as sealed. That the caller may have it is durable before it gets a byte. */
    MailboxReply<Bytes> fetch(Party caller, MessageId message);

    /** Takes the sealed answer to a message; the same answer again is taken again, and changes nothing. */
    MailboxReply<MessageId> confirm(Party caller, MessageId message, Bytes answer);
}

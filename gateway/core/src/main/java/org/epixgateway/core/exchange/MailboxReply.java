package org.epixgateway.core.exchange;

/** What a mailbox answers to its owner: what was asked for, a no, or nothing at this moment. */
public sealed interface MailboxReply<T> {

    record Given<T>(T what) implements MailboxReply<T> {}

    /** A no that asking again does not change. */
    record Declined<T>(String sentence) implements MailboxReply<T> {}

    /** The mailbox cannot be reached, or cannot answer now; what was asked may have been done. */
    record Away<T>(String sentence) implements MailboxReply<T> {}
}

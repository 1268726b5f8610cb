package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Peer;

/**
 * The mailbox that a peer keeps for us. Thread-safe; every wait is bounded; never throws for what a peer or the network does.
 */
public interface PeerMailbox {
    MailboxReply<MailboxPage> list(Peer peer, int max);

    MailboxReply<Bytes> fetch(Peer peer, MessageId message);

    MailboxReply<MessageId> confirm(Peer peer, MessageId message, Bytes answer);
}

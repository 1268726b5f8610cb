package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Peer;

/** A message on its way through {@link DeliverMessage}: each step takes one of these and gives the next. */
public sealed interface Delivery {

    record HandedOver(DeliveryQueue.HandOver work) implements Delivery {}

    record Picked(SentMessage message, Peer peer) implements Delivery {}

    /**
     * The attempt is in the journal, its outcome unknown from here on.
     *
     * @param earlierUnknown whether an earlier attempt's outcome was never learnt
     */
    record Begun(SentMessage message, Peer peer, Bytes container, boolean earlierUnknown, long startedNanos)
            implements Delivery {}

    record Replied(Begun begun, PeerConnection.Reply reply) implements Delivery {}

    record Checked(Begun begun, PeerConnection.Answered reply, CheckAnswer.Verdict verdict) implements Delivery {}

    /** The queue's work is done, well or not; the store knows what comes next. */
    record Done(String outcome) implements Delivery {}
}

package org.epixgateway.core.exchange;

import org.epixgateway.core.party.Party;

/**
 * The queue of work for each peer. It carries an id and a number, never bytes, and is derived from the store: losing it
 * loses nothing. Durable on return. Thread-safe.
 */
public interface DeliveryQueue {
    /** A (message, number) that is there already, or was lately, is dropped by the broker. */
    void handOver(Party peer, HandOver work);

    /** @param number rises with every hand-over of the message */
    record HandOver(MessageId message, int number) {
        public String asText() {
            return message + "/" + number;
        }

        /** @throws UnreadableWorkException if this is no work of ours */
        public static HandOver parse(String text) {
            try {
                int slash = text.indexOf('/');
                return new HandOver(
                        MessageId.parse(text.substring(0, Math.max(slash, 0))),
                        Integer.parseInt(text.substring(slash + 1)));
            } catch (IllegalArgumentException notOurs) {
                throw new UnreadableWorkException(notOurs);
            }
        }
    }
}

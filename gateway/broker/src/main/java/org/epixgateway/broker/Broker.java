package org.epixgateway.broker;

import jakarta.jms.ConnectionFactory;
import java.util.Optional;
import org.epixgateway.core.exchange.DeliveryQueue;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;

/**
 * Where the work for each peer waits: inside the process, or on a broker of the authority's own. What it holds is derived
 * from the store. Thread-safe.
 */
public sealed interface Broker extends AutoCloseable permits EmbeddedBroker, ExternalBroker {

    /** The side that hands over. Its failures are outages. */
    DeliveryQueue deliveryQueue();

    /** The side that consumes, by JMS: text messages, each a hand-over as text. Connections are pooled and made anew after a restart. */
    ConnectionFactory connections();

    /** The queue that consumers of a peer's work name. */
    String queueName(Party peer);

    /** What keeps it from serving, for an operator; empty while it serves. */
    Optional<String> trouble();

    default boolean isServing() {
        return trouble().isEmpty();
    }

    /**
     * Lets it serve again after trouble, as far as that is ours to do: a broker of our own is started anew, one elsewhere
     * is found again by itself. What it held may be gone, so the store hands over again.
     *
     * @throws OutageException if it cannot be started, which says why
     */
    void revive();

    /** How much work waits for a peer. */
    long depth(Party peer);

    /** Messages that no consumer could read; anything but zero is an alarm. */
    long deadLetters();

    /** Takes away the work for a removed peer; its consumers must have stopped. */
    void dropQueue(Party peer);

    @Override
    void close();
}

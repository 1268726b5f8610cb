package org.epixgateway.broker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.epixgateway.core.exchange.OutageException;
import org.jspecify.annotations.Nullable;

/**
 * A few lanes to the broker, each lent to one caller at a time. Every lane has a connection of its own, because a
 * connection is served by one thread and callers would wait behind each other's disk.
 */
final class Lanes implements AutoCloseable {
    static final long CALL_MILLIS = 10_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final TransportConfiguration to;
    private final Optional<BrokerClient.Credentials> credentials;
    private final BrokerClient.FirstContact firstContact;
    private final BlockingQueue<Slot> free = new LinkedBlockingQueue<>();
    private final int count;
    private volatile boolean closed;

    Lanes(
            TransportConfiguration to,
            Optional<BrokerClient.Credentials> credentials,
            int count,
            BrokerClient.FirstContact firstContact) {
        this.to = to;
        this.credentials = credentials;
        this.firstContact = firstContact;
        this.count = count;
        for (int i = 0; i < count; i++) {
            free.add(new Slot());
        }
    }

    interface Work<T> {
        T on(Lane lane) throws ActiveMQException;
    }

    /** Does it on a free lane; on a fresh one again if the lane turns out broken, so the work must bear being done twice. */
    <T> T use(Work<T> work) {
        Slot slot = take();
        try {
            return attempt(slot, work);
        } finally {
            free.add(slot);
        }
    }

    private <T> T attempt(Slot slot, Work<T> work) {
        boolean kept = slot.lane != null;
        try {
            return work.on(slot.opened());
        } catch (ActiveMQException first) {
            slot.discard();
            if (!kept) {
                throw outage(first);
            }
        }
        try {
            return work.on(slot.opened());
        } catch (ActiveMQException second) {
            slot.discard();
            throw outage(second);
        }
    }

    private Slot take() {
        try {
            Slot slot = closed ? null : free.poll(CALL_MILLIS, TimeUnit.MILLISECONDS);
            if (slot == null) {
                throw new OutageException(closed ? "the broker is closed" : "the broker is overloaded", RETRY_AFTER);
            }
            return slot;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new OutageException("interrupted while waiting for the broker", RETRY_AFTER, stopping);
        }
    }

    private static OutageException outage(ActiveMQException cause) {
        return new OutageException("the broker does not answer: " + cause.getMessage(), RETRY_AFTER, cause);
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (int i = 0; i < count; i++) {
                Slot slot = free.poll(CALL_MILLIS, TimeUnit.MILLISECONDS);
                if (slot != null) {
                    slot.discard();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A place for one lane; used by whoever took it. */
    private final class Slot {
        private @Nullable Lane lane;

        Lane opened() throws ActiveMQException {
            Lane open = lane;
            if (open == null) {
                open = Lane.open(ActiveMQClient.createServerLocatorWithoutHA(to), credentials, firstContact);
                lane = open;
            }
            return open;
        }

        void discard() {
            Lane broken = lane;
            lane = null;
            if (broken != null) {
                broken.close();
            }
        }
    }
}

package org.epixgateway.broker;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** One connection with one session, which acknowledges a send when it is on disk. Used by one thread at a time. */
final class Lane implements AutoCloseable {
    private final ServerLocator locator;
    private final ClientSession session;
    private final ClientProducer producer;
    private final Set<SimpleString> seen = new HashSet<>();
    private int seenSince;

    private Lane(ServerLocator locator, ClientSession session, ClientProducer producer) {
        this.locator = locator;
        this.session = session;
        this.producer = producer;
    }

    /** Takes over the locator: it is closed with the lane, or when there will be no lane. */
    static Lane open(
            ServerLocator locator, Optional<BrokerClient.Credentials> as, BrokerClient.FirstContact firstContact)
            throws ActiveMQException {
        boolean done = false;
        try {
            locator.setBlockOnDurableSend(true)
                    .setReconnectAttempts(0)
                    .setInitialConnectAttempts(1)
                    .setCallTimeout(Lanes.CALL_MILLIS);
            ClientSessionFactory connection = ArtemisCall.make(locator::createSessionFactory);
            ClientSession session = as.isPresent()
                    ? session(connection, as.get().user(), as.get().secret().get(), locator)
                    : connection.createSession(true, true);
            firstContact.check(session);
            Lane lane = new Lane(locator, session, session.createProducer());
            done = true;
            return lane;
        } finally {
            if (!done) {
                locator.close();
            }
        }
    }

    private static ClientSession session(ClientSessionFactory to, String user, String secret, ServerLocator settings)
            throws ActiveMQException {
        return to.createSession(user, secret, false, true, true, false, settings.getAckBatchSize());
    }

    ClientSession session() {
        return session;
    }

    ClientProducer producer() {
        return producer;
    }

    /**
     * Whether the queue was there when this lane last looked.
     *
     * @param drops how many queues were ever dropped; one more makes the lane look again
     */
    boolean hasSeen(SimpleString queue, int drops) {
        if (seenSince != drops) {
            seen.clear();
            seenSince = drops;
        }
        return seen.contains(queue);
    }

    void saw(SimpleString queue) {
        seen.add(queue);
    }

    /** Closes connection, session and producer, in whatever state they are. */
    @Override
    public void close() {
        locator.close();
    }
}

package org.epixgateway.broker;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.epixgateway.core.exchange.DeliveryQueue;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.jspecify.annotations.Nullable;

/**
 * The broker of a first installation: inside the process, its journal in one folder, nothing on the network. Whoever
 * deletes that folder while it is stopped loses no message, since the store hands over again.
 */
public final class EmbeddedBroker implements Broker {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final int id = IDS.incrementAndGet();
    private final Path folder;
    private final QueueLimits limits;
    private final BrokerClient client;
    private volatile ActiveMQServer server;
    private volatile @Nullable String diskTrouble;

    /** Starts it. @throws OutageException if it cannot start, which says why */
    public EmbeddedBroker(Path folder, QueueLimits limits) {
        this.folder = folder;
        this.limits = limits;
        this.server = start();
        this.client = new BrokerClient(
                new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", id)),
                Optional.empty(),
                new QueueNames(""),
                limits,
                session -> {});
    }

    /** Starts it anew after a full or failing disk stopped it; consumers and senders find it again by themselves. */
    @Override
    public synchronized void revive() {
        stop();
        server = start();
    }

    @Override
    public Optional<String> trouble() {
        String known = diskTrouble;
        if (known != null) {
            return Optional.of("the broker stopped because its disk failed: " + known);
        }
        boolean serves = server.getState() == ActiveMQServer.SERVER_STATE.STARTED && server.isActive();
        return serves ? Optional.empty() : Optional.of("the broker is not running");
    }

    @Override
    public DeliveryQueue deliveryQueue() {
        return client.deliveryQueue();
    }

    @Override
    public ConnectionFactory connections() {
        return client.connections();
    }

    @Override
    public String queueName(Party peer) {
        return client.names().deliver(peer);
    }

    @Override
    public long depth(Party peer) {
        return client.depth(queueName(peer));
    }

    @Override
    public long deadLetters() {
        return client.depth(client.names().dead());
    }

    @Override
    public void dropQueue(Party peer) {
        client.deliveryQueue().drop(peer);
    }

    @Override
    public synchronized void close() {
        client.close();
        stop();
    }

    ActiveMQServer server() {
        return server;
    }

    private ActiveMQServer start() {
        diskTrouble = null;
        try {
            Files.createDirectories(folder);
            return ArtemisCall.make(this::serve);
        } catch (IOException | ActiveMQException trouble) {
            throw new OutageException(
                    "the broker cannot start in " + folder + ": " + trouble.getMessage(), RETRY_AFTER, trouble);
        }
    }

    private ActiveMQServer serve() throws Exception {
        ActiveMQServer made = new ActiveMQServerImpl(EmbeddedConfiguration.of(folder, id, limits));
        made.registerIOCriticalErrorListener((cause, message, file) -> diskTrouble = message + " (" + file + ")");
        made.start();
        if (!made.isActive()) {
            made.stop();
            throw new IOException("its folder is in use by another process, or its journal cannot be read");
        }
        return made;
    }

    private void stop() {
        try {
            ArtemisCall.make(() -> {
                server.stop();
                return server;
            });
        } catch (ActiveMQException broken) {
            // it was broken, which is why it is stopped; what it held is in the store
            diskTrouble = broken.getMessage();
        }
    }
}

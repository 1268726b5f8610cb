package org.epixgateway.broker;

import jakarta.jms.ConnectionFactory;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Our side of a broker, wherever that is: a few sessions to hand over, pooled JMS connections to consume. */
final class BrokerClient implements AutoCloseable {
    private final QueueNames names;
    private final Lanes lanes;
    private final ArtemisDeliveryQueue deliveryQueue;
    private final JmsPoolConnectionFactory connections;

    BrokerClient(
            TransportConfiguration to,
            Optional<Credentials> credentials,
            QueueNames names,
            QueueLimits limits,
            FirstContact firstContact) {
        this.names = names;
        this.lanes = new Lanes(to, credentials, limits.senders(), firstContact);
        this.deliveryQueue = new ArtemisDeliveryQueue(lanes, names);
        this.connections = pooled(to, credentials, limits);
    }

    /** Looks at the broker on a new session before anything else is done there. */
    interface FirstContact {
        void check(ClientSession session) throws ActiveMQException;
    }

    record Credentials(String user, Supplier<String> secret) {}

    QueueNames names() {
        return names;
    }

    ArtemisDeliveryQueue deliveryQueue() {
        return deliveryQueue;
    }

    ConnectionFactory connections() {
        return connections;
    }

    long depth(String queue) {
        return lanes.use(
                lane -> lane.session().queueQuery(SimpleString.of(queue)).getMessageCount());
    }

    void touch() {
        depth(names.dead());
    }

    @Override
    public void close() {
        connections.stop();
        lanes.close();
    }

    private static JmsPoolConnectionFactory pooled(
            TransportConfiguration to, Optional<Credentials> credentials, QueueLimits limits) {
        ActiveMQConnectionFactory plain = ActiveMQJMSClient.createConnectionFactoryWithoutHA(JMSFactoryType.CF, to);
        plain.setConsumerWindowSize(limits.consumerWindow());
        // a broken connection is reported at once, and consumers take a new one
        plain.setReconnectAttempts(0);
        plain.setCallTimeout(Lanes.CALL_MILLIS);
        // nobody has reason to send us Java objects
        plain.setDeserializationDenyList("*");
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(credentials
                .<ConnectionFactory>map(given -> new AskingConnections(plain, given))
                .orElse(plain));
        pool.setMaxConnections(limits.senders());
        return pool;
    }
}

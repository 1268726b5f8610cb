package org.epixgateway.broker;

import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.epixgateway.core.exchange.DeliveryQueue;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;

/**
 * A broker that the authority runs itself, reached over TLS with credentials. The gateway starts without it and says so;
 * it refuses one whose version has known holes.
 */
public final class ExternalBroker implements Broker {
    private final BrokerClient client;

    public ExternalBroker(Setting setting, QueueLimits limits) {
        this.client = new BrokerClient(
                transport(setting),
                Optional.of(new BrokerClient.Credentials(setting.user(), setting.secret())),
                new QueueNames(setting.prefix()),
                limits,
                BrokerVersion::require);
    }

    /**
     * @param address tls://host:port
     * @param secret asked for at each connection, so that it can be changed
     * @param trust PEM file with the certificates that may vouch for the broker
     * @param prefix of our queues there; gateways of different Parties must not share one
     */
    public record Setting(URI address, String user, Supplier<String> secret, Path trust, String prefix) {
        public Setting {
            if (!"tls".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 0) {
                throw new IllegalArgumentException("a broker's address is tls://host:port, not " + address);
            }
        }

        @Override
        public String toString() {
            return address + " as " + user;
        }
    }

    @Override
    public Optional<String> trouble() {
        try {
            client.touch();
            return Optional.empty();
        } catch (OutageException away) {
            return Optional.of(String.valueOf(away.getMessage()));
        }
    }

    @Override
    public void revive() {
        client.touch();
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
    public void close() {
        client.close();
    }

    private static TransportConfiguration transport(Setting setting) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, setting.address().getHost());
        parameters.put(TransportConstants.PORT_PROP_NAME, setting.address().getPort());
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        parameters.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
        parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3,TLSv1.2");
        parameters.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PEM");
        parameters.put(
                TransportConstants.TRUSTSTORE_PATH_PROP_NAME,
                setting.trust().toAbsolutePath().toString());
        return new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters, "external");
    }
}

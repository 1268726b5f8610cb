package org.epixgateway.peers;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.io.ConnectionStatistics;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.MailboxDoor;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.ReceiveDoor;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.verify.FailedTries;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.Verified;

/** The exchange service of Switzerland behind mutual TLS, with any door behind it. France is registered. */
final class TestGateway implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:15:30.250Z");
    static final Party SWITZERLAND = Party.of("CH");
    static final Party FRANCE = Party.of("FR");
    static final int CONTAINER_MAX = 1 << 20;

    private final Server server = new Server();
    private final ServerConnector connector;
    private final ConnectionStatistics connections = new ConnectionStatistics();
    /** What is answered about permits. */
    volatile Function<Question, Verified> verify = question -> {
        throw new OutageException("nobody verifies", Duration.ofSeconds(1));
    };

    final AtomicBoolean busy = new AtomicBoolean();
    final Queue<String> alarms = new ConcurrentLinkedQueue<>();

    private TestGateway(ReceiveDoor door, int requestsMax, MailboxDoor mailbox) throws Exception {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(TestKey.SWITZERLAND.trusting(TestKey.FRANCE, TestKey.UNREGISTERED));
        tls.setNeedClientAuth(true);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer());
        connector = new ServerConnector(server, tls, new HttpConnectionFactory(http));
        connector.setHost("localhost");
        connector.addBean(connections);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ExchangeInside inside = new ExchangeInside(
                door,
                TestGateway::caller,
                busy::get,
                new Alarms(),
                mailbox,
                new PeerQuestions(
                        question -> verify.apply(question), new FailedTries(Clock.fixed(NOW, ZoneOffset.UTC))));
        ExchangeTerms terms = new ExchangeTerms(SWITZERLAND, List.of("1"), CONTAINER_MAX, requestsMax);
        context.addServlet(
                new ServletHolder(new ExchangeServlet(inside, terms, Clock.fixed(NOW, ZoneOffset.UTC))), "/exchange/*");
        server.setHandler(context);
        server.start();
    }

    static TestGateway with(ReceiveDoor door) throws Exception {
        return new TestGateway(door, 64, MailboxDoor.EMPTY);
    }

    static TestGateway with(ReceiveDoor door, int requestsMax) throws Exception {
        return new TestGateway(door, requestsMax, MailboxDoor.EMPTY);
    }

    static TestGateway with(MailboxDoor mailbox) throws Exception {
        return new TestGateway(echo(), 64, mailbox);
    }

    /** A door whose answer tells what came. */
    static ReceiveDoor echo() {
        return envelope -> Bytes.utf8(envelope.broughtBy() + " " + envelope.at() + " "
                + envelope.container().digest());
    }

    int port() {
        return connector.getLocalPort();
    }

    URI address() {
        return URI.create("https://localhost:" + port() + "/exchange");
    }

    /** Comes back with the same port, all connections gone. */
    void restart() throws Exception {
        connector.setPort(port());
        server.stop();
        server.start();
    }

    /** How many connections were ever made; Jetty counts TLS and HTTP one each. */
    long connectionsEver() {
        return connections.getConnectionsTotal() / 2;
    }

    private static Optional<Party> caller(X509Certificate certificate) {
        return TestKey.FRANCE.certificate().equals(certificate) ? Optional.of(FRANCE) : Optional.empty();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private final class Alarms implements Observations {
        @Override
        public void step(String journey, String step, String message, String peer, String permitNumber, String note) {}

        @Override
        public void submitted(String outcome, java.time.Duration took) {}

        @Override
        public void received(Party peer, String outcome, java.time.Duration took) {}

        @Override
        public void delivered(Party peer, String outcome, java.time.Duration took) {}

        @Override
        public void ruleBroken(String rule) {}

        @Override
        public void alarm(String kind, String peer, String sentence) {
            alarms.add(kind + ": " + peer);
        }
    }
}

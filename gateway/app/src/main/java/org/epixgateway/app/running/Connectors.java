package org.epixgateway.app.running;

import jakarta.servlet.ServletContainerInitializer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.epixgateway.app.settings.GatewaySettings.Listen;
import org.epixgateway.core.exchange.Observations;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The one Jetty of a process with its connectors: exchange (TLS, client certificate required), national (loopback, or TLS),
 * management (loopback). A face answers on its own connector only, and each connector has threads of its own, so that whoever
 * keeps one busy does not stop the others.
 */
final class Connectors implements AutoCloseable {
    /** Of one connector; more wait in the system's queue until one ends. */
    private static final int CONNECTIONS_MAX = 256;

    /** A waiting body holds a thread: with one for each connection, and some to accept and select, none is ever missing. */
    private static final int THREADS_MAX = CONNECTIONS_MAX + 24;

    private static final int THREADS_MIN = 8;
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 2;

    /** For Jetty itself, which starts and stops the connectors. */
    private static final int SERVER_THREADS_MAX = 8;

    private static final int HEADER_BYTES_MAX = 16 << 10;
    private static final Duration HEADER_MAX = Duration.ofSeconds(20);
    private static final Duration BODY_GRACE = Duration.ofSeconds(10);

    /** Between requests; longer than the 30 s after which a caller on java.net.http drops a kept connection. */
    private static final long IDLE_MILLIS = 60_000;

    /** Within a request: neither the next byte of it came, nor was one of our answer taken. */
    private static final long SILENT_MILLIS = 20_000;

    /** In place of {@link #IDLE_MILLIS} while no more connections are accepted. */
    private static final long IDLE_MILLIS_WHEN_FULL = 5_000;

    private static final long STOP_MILLIS = 5_000;

    private static final String EXCHANGE = "exchange";
    private static final String NATIONAL = "national";
    private static final String MANAGEMENT = "management";
    private static final String VERIFICATION = "verification";

    private final Server server;
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final HeaderPace headerPace = new HeaderPace(new BodyPace(contexts, BODY_GRACE), HEADER_MAX);
    private final Observations observations;

    Connectors(Observations observations) {
        this.observations = observations;
        server = new Server(threads("http", SERVER_THREADS_MAX));
        server.setHandler(headerPace);
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new PlainErrors());
    }

    private static QueuedThreadPool threads(String name, int max) {
        QueuedThreadPool threads = new QueuedThreadPool(max, Math.min(max, THREADS_MIN));
        threads.setName(name);
        threads.setDaemon(true);
        return threads;
    }

    /** Only for peers: without a registered certificate the handshake fails. */
    void exchange(Listen listen, SSLContext tls, Face face) {
        SslContextFactory.Server ssl = ssl(tls);
        ssl.setNeedClientAuth(true);
        add(EXCHANGE, listen, ssl).addBean(new RefusedHandshakes(observations));
        mount(EXCHANGE, face);
    }

    void national(Listen listen, Optional<SSLContext> tls, Face... faces) {
        add(NATIONAL, listen, tls.map(Connectors::ssl).orElse(null));
        for (Face face : faces) {
            mount(NATIONAL, face);
        }
    }

    /** For everybody: TLS, nobody shows a certificate. */
    void verification(Listen listen, SSLContext tls, Face face) {
        add(VERIFICATION, listen, ssl(tls));
        mount(VERIFICATION, face);
    }

    private static SslContextFactory.Server ssl(SSLContext tls) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(tls);
        ssl.setSniRequired(false);
        return ssl;
    }

    void management(Listen listen, Face control, Optional<Face> watch) {
        add(MANAGEMENT, listen, null);
        mount(MANAGEMENT, control);
        watch.ifPresent(face -> mount(MANAGEMENT, face));
    }

    /** What answers below a path. */
    record Face(String path, ServletContainerInitializer content) {}

    private void mount(String connector, Face face) {
        ServletContextHandler context = new ServletContextHandler(face.path(), ServletContextHandler.NO_SESSIONS);
        context.setVirtualHosts(List.of("@" + connector));
        context.addServletContainerInitializer(face.content());
        contexts.addHandler(context);
    }

    private ServerConnector add(String name, Listen listen, SslContextFactory.@Nullable Server ssl) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES_MAX);
        http.setIdleTimeout(SILENT_MILLIS);
        ServerConnector connector;
        if (ssl == null) {
            connector = connector(name, new HttpConnectionFactory(http));
        } else {
            // Certificates are pinned to Parties, so the name in the request says nothing.
            http.addCustomizer(new SecureRequestCustomizer(false));
            connector = connector(
                    name,
                    new SslConnectionFactory(ssl, HttpVersion.HTTP_1_1.asString()),
                    new HttpConnectionFactory(http));
        }
        connector.setName(name);
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(CONNECTIONS_MAX, connector);
        limit.setEndPointIdleTimeout(IDLE_MILLIS_WHEN_FULL);
        connector.addBean(limit);
        connector.addBean(headerPace, false);
        server.addConnector(connector);
        return connector;
    }

    private ServerConnector connector(String name, ConnectionFactory... speaking) {
        return new ServerConnector(
                server, threads("http-" + name, THREADS_MAX), null, null, ACCEPTORS, SELECTORS, speaking);
    }

    @SuppressWarnings("IllegalCatch") // Jetty's start declares Exception
    void start() {
        try {
            server.start();
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception failed) {
            throw new IllegalStateException("The network faces cannot start: " + failed.getMessage(), failed);
        }
    }

    int exchangePort() {
        return port(EXCHANGE);
    }

    int nationalPort() {
        return port(NATIONAL);
    }

    /** -1 where there is no public face. */
    int verificationPort() {
        return port(VERIFICATION);
    }

    int managementPort() {
        return port(MANAGEMENT);
    }

    private int port(String name) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp && name.equals(tcp.getName())) {
                return tcp.getLocalPort();
            }
        }
        return -1;
    }

    /** No more new connections; what is under way goes on. */
    void stopListening() {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp && !MANAGEMENT.equals(tcp.getName())) {
                tcp.close();
            }
        }
    }

    @Override
    @SuppressWarnings("IllegalCatch") // Jetty's stop declares Exception
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            LoggerFactory.getLogger("epix.gateway")
                    .warn("the network faces did not stop in order: {}", failed.toString());
        }
    }
}

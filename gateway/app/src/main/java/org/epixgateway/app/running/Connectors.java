package org.epixgateway.app.running;

import jakarta.servlet.ServletContainerInitializer;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.epixgateway.app.settings.GatewaySettings.Listen;

/**
 * The one Jetty of a process with its connectors: exchange (TLS, client certificate required), national (loopback, or TLS),
 * management (loopback). A face answers on its own connector only.
 */
final class Connectors implements AutoCloseable {
    private static final int THREADS_MAX = 128;
    private static final int HEADER_BYTES_MAX = 16 << 10;
    private static final long IDLE_MILLIS = 60_000;
    private static final long STOP_MILLIS = 5_000;

    private static final String EXCHANGE = "exchange";
    private static final String NATIONAL = "national";
    private static final String MANAGEMENT = "management";

    private final Server server;
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();

    Connectors() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX);
        threads.setName("http");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(contexts);
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new PlainErrors());
    }

    /** Only for peers: without a registered certificate the handshake fails. */
    void exchange(Listen listen, SSLContext tls, Face face) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(tls);
        ssl.setNeedClientAuth(true);
        ssl.setSniRequired(false);
        add(EXCHANGE, listen, ssl);
        mount(EXCHANGE, face);
    }

    void national(Listen listen, Optional<SSLContext> tls, Face... faces) {
        add(
                NATIONAL,
                listen,
                tls.map(context -> {
                            SslContextFactory.Server ssl = new SslContextFactory.Server();
                            ssl.setSslContext(context);
                            ssl.setSniRequired(false);
                            return ssl;
                        })
                        .orElse(null));
        for (Face face : faces) {
            mount(NATIONAL, face);
        }
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

    private void add(String name, Listen listen, SslContextFactory.@org.jspecify.annotations.Nullable Server ssl) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES_MAX);
        ServerConnector connector;
        if (ssl == null) {
            connector = new ServerConnector(server, new HttpConnectionFactory(http));
        } else {
            // Certificates are pinned to Parties, so the name in the request says nothing.
            http.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server,
                    new SslConnectionFactory(ssl, HttpVersion.HTTP_1_1.asString()),
                    new HttpConnectionFactory(http));
        }
        connector.setName(name);
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
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
            org.slf4j.LoggerFactory.getLogger("epix.gateway")
                    .warn("the network faces did not stop in order: {}", failed.toString());
        }
    }
}

package org.epixgateway.system;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.MailboxDoor;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.verify.FailedTries;
import org.epixgateway.peers.ExchangeInside;
import org.epixgateway.peers.ExchangeServlet;
import org.epixgateway.peers.ExchangeTerms;
import org.epixgateway.peers.PeerQuestions;
import org.epixgateway.signing.KeyMaterial;

/** Stands at the address of a Party that is not running, with its TLS key, and answers whatever the test wants. */
final class LyingPeer implements AutoCloseable {
    private final Server server = new Server();

    LyingPeer(Site at, Party caller, Function<Bytes, Bytes> answer) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(InsecureTls.context(
                Optional.of(new KeyMaterial(at.home().keys(), Clock.systemUTC()).entry(KeyMaterial.Own.TLS))));
        tls.setNeedClientAuth(true);
        tls.setSniRequired(false);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(at.exchangePort());
        server.addConnector(connector);
        ExchangeServlet exchange = new ExchangeServlet(
                new ExchangeInside(
                        envelope -> answer.apply(envelope.container()),
                        unused -> Optional.of(caller),
                        () -> false,
                        Observations.NONE,
                        MailboxDoor.EMPTY,
                        new PeerQuestions(
                                question -> {
                                    throw new OutageException("a liar verifies nothing", Duration.ofSeconds(1));
                                },
                                new FailedTries(Clock.systemUTC()))),
                new ExchangeTerms(at.party(), List.of("1"), Limits.STANDARD.containerBytesMax(), 8),
                Clock.systemUTC());
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        Map.of("/exchange/*", exchange)
                .forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
        server.setHandler(context);
        act(server::start);
    }

    private interface Act {
        void run() throws Exception;
    }

    private static void act(Act act) {
        try {
            act.run();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        act(server::stop);
    }
}

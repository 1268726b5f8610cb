package org.epixgateway.peers.epix.callers;

import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.query.AccessList;
import org.epixgateway.core.query.EpixDoor;
import org.epixgateway.core.query.InMemoryQueries;
import org.epixgateway.core.query.QueryTerms;
import org.epixgateway.peers.TestKey;

/** Namibia's EPIX service behind TLS, with one permit to Switzerland in it. Switzerland is registered, and has the key of that name. */
final class TestEpix implements AutoCloseable {
    static final String NUMBER = "NA 2026/00018";
    static final String TOKEN = "t0ken";
    static final Permit PERMIT = TestPermits.minimalExport();
    static final String ANSWERED_ADDRESS = "https://epix.example:8443/epix";

    private static final TestKey OWN = TestKey.FRANCE;

    final InMemoryQueries queries = new InMemoryQueries(
            new QueryTerms(AccessList.ALL, AccessList.ALL),
            (permit, form) -> form == DocumentFormat.TOOLKIT_1 ? sample("v1-02-export-fr-ch-live-macaw") : document());
    private final Server server = new Server();
    private final ServerConnector connector;

    private TestEpix(Optional<EpixDoor> door, boolean isCertificateNeeded) throws Exception {
        queries.permits.add(PERMIT, PermitState.ISSUED, document());
        queries.tokens.put(PERMIT.key().orElseThrow(), TOKEN);
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(OWN.trusting(TestKey.SWITZERLAND, TestKey.UNREGISTERED));
        tls.setNeedClientAuth(isCertificateNeeded);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer());
        connector = new ServerConnector(server, tls, new HttpConnectionFactory(http));
        connector.setHost("localhost");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        EpixServlet servlet = new EpixServlet(
                new EpixInside(door.orElse(queries), TestEpix::caller),
                new EpixTerms(InMemoryQueries.OF_NAMIBIA, URI.create(ANSWERED_ADDRESS), 8));
        context.addServlet(new ServletHolder(servlet), "/epix/*");
        server.setHandler(context);
        server.start();
    }

    static TestEpix started() throws Exception {
        return new TestEpix(Optional.empty(), true);
    }

    /** As behind a proxy that ends TLS without asking who calls. */
    static TestEpix withoutCertificates() throws Exception {
        return new TestEpix(Optional.empty(), false);
    }

    static TestEpix with(EpixDoor door) throws Exception {
        return new TestEpix(Optional.of(door), true);
    }

    /** The permit as it was handed in; what it says is not what its row says, and nobody here looks. */
    static Bytes document() {
        return sample("18-minimal-export-ch-fr-cyclamen");
    }

    static Bytes sample(String name) {
        return resource("permits/" + name + ".xml");
    }

    static Bytes recorded(String version) {
        return resource("recorded/epix-" + version + "-get_non_final_cites_certificate.xml");
    }

    private static Bytes resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(TestEpix.class.getResourceAsStream("/org/epixgateway/samples/" + name))) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    URI at(String path) {
        return URI.create("https://localhost:" + port() + "/epix" + path);
    }

    private static Optional<Party> caller(X509Certificate certificate) {
        return TestKey.SWITZERLAND.certificate().equals(certificate) ? Optional.of(SWITZERLAND) : Optional.empty();
    }

    /** A body with the fields that a query has, in an envelope of SOAP 1.1. */
    static String query(String operation, String namespace, String number, String token) {
        return envelope("<e:" + operation + " xmlns:e=\"" + namespace + "\"><CertificateNumber>" + number
                + "</CertificateNumber><TokenId>" + token + "</TokenId><IsoCountryCode>NA</IsoCountryCode></e:"
                + operation
                + ">");
    }

    static String query() {
        return query("GetNonFinalCitesCertificate", Version.V2.namespace(), NUMBER, TOKEN);
    }

    static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"" + SmallXml.SOAP_11 + "\"><s:Header/><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return post(TestKey.SWITZERLAND, path, body, "text/xml; charset=utf-8", "");
    }

    HttpResponse<String> post(TestKey key, String path, String body, String type, String action) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!action.isEmpty()) {
            request.header("SOAPAction", action);
        }
        return send(key, request.build());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(TestKey.SWITZERLAND, HttpRequest.newBuilder(at(path)).build());
    }

    private static HttpResponse<String> send(TestKey key, HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(key.trusting(OWN))
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}

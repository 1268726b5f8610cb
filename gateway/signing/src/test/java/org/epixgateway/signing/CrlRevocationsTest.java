package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.exchange.Revocations.Good;
import org.epixgateway.core.exchange.Revocations.Revoked;
import org.epixgateway.core.exchange.Revocations.Unknown;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.RevocationPolicy;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CrlRevocationsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TestPki PKI = new TestPki(Party.of("CH"), CLOCK);
    private static final CrlRevocations.Settings SETTINGS =
            new CrlRevocations.Settings(Duration.ofSeconds(20), Duration.ofMinutes(10), Duration.ZERO, 100_000);

    @TempDir
    private Path folder;

    private final CrlRevocations revocations =
            new CrlRevocations(peer -> List.of(PKI.root().certificate()), CLOCK, SETTINGS);

    @Test
    void a_peer_without_lists_is_good_by_its_registry_entry() {
        assertThat(status(peer(), Case.REVOKED)).isInstanceOf(Good.class);
    }

    @Test
    void a_list_in_a_file_says_who_is_revoked_and_who_is_not() throws Exception {
        Peer peer = peer(write(PKI.revocationList()));

        assertThat(status(peer, Case.GOOD)).isInstanceOf(Good.class);
        assertThat(status(peer, Case.REVOKED)).isEqualTo(new Revoked(NOW));
    }

    @Test
    void a_list_that_ran_out_makes_unknown_but_its_revocations_still_count() throws Exception {
        Peer peer = peer(write(PKI.revocationList()));
        Instant ranOut = NOW.plus(Duration.ofDays(7));

        assertThat(revocations.status(peer, PKI.registeredSeal(Case.GOOD), ranOut.minusSeconds(1)))
                .isInstanceOf(Good.class);
        assertThat(revocations.status(peer, PKI.registeredSeal(Case.GOOD), ranOut))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.sentence()).contains("ran out"));
        assertThat(revocations.status(peer, PKI.registeredSeal(Case.REVOKED), ranOut))
                .isInstanceOf(Revoked.class);
    }

    @Test
    void a_list_that_is_not_there_makes_unknown() {
        assertThat(status(peer(folder.resolve("none.crl").toUri()), Case.GOOD))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.sentence()).contains("cannot be reached"));
    }

    @Test
    void a_list_signed_by_a_stranger_of_the_same_name_makes_unknown() throws Exception {
        TestPki twin = new TestPki(Party.of("CH"), CLOCK);

        assertThat(status(peer(write(twin.revocationList())), Case.GOOD))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.sentence()).contains("not signed by an issuer"));
    }

    @Test
    void a_forged_list_does_not_push_out_the_good_one_nor_an_older_the_newer() throws Exception {
        Path file = folder.resolve("root.crl");
        X509CRL older = PKI.root().revocationList(Duration.ofDays(7));
        X509CRL newer = PKI.revocationList();
        Peer peer = peer(file.toUri());
        try (CrlRevocations eager = new CrlRevocations(
                p -> List.of(PKI.root().certificate()),
                CLOCK,
                new CrlRevocations.Settings(Duration.ofSeconds(5), Duration.ofDays(-1), Duration.ZERO, 100_000))) {
            Files.write(file, newer.getEncoded());
            assertThat(eager.status(peer, PKI.registeredSeal(Case.REVOKED), NOW))
                    .isInstanceOf(Revoked.class);

            Files.write(file, older.getEncoded());
            for (int i = 0; i < 50; i++) {
                assertThat(eager.status(peer, PKI.registeredSeal(Case.REVOKED), NOW))
                        .isInstanceOf(Revoked.class);
            }
        }
    }

    @Test
    void a_certificate_of_another_issuer_is_unknown_to_the_list() throws Exception {
        Peer peer = peer(write(PKI.revocationList()));

        assertThat(status(peer, Case.UNKNOWN_ROOT))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.sentence()).contains("another issuer"));
    }

    @Test
    void a_list_over_http_is_read_once_and_held() throws Exception {
        byte[] list = PKI.revocationList().getEncoded();
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = server(exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        try {
            Peer peer = peer(address(server));

            assertThat(status(peer, Case.GOOD)).isInstanceOf(Good.class);
            assertThat(status(peer, Case.REVOKED)).isInstanceOf(Revoked.class);
            assertThat(asked).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_service_that_does_not_answer_costs_no_more_than_the_time_limit() throws Exception {
        HttpServer server = server(exchange -> {});
        try (CrlRevocations hasty = new CrlRevocations(
                peer -> List.of(PKI.root().certificate()),
                CLOCK,
                new CrlRevocations.Settings(Duration.ofMillis(200), Duration.ofMinutes(10), Duration.ZERO, 100_000))) {
            long began = System.nanoTime();
            assertThat(hasty.status(peer(address(server)), PKI.registeredSeal(Case.GOOD), NOW))
                    .isInstanceOf(Unknown.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_list_that_is_too_large_or_a_redirect_makes_unknown() throws Exception {
        HttpServer large = server(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[200_000]);
            exchange.close();
        });
        HttpServer redirect = server(exchange -> {
            exchange.getResponseHeaders().add("Location", "file:///etc/passwd");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        try {
            assertThat(((Unknown) status(peer(address(large)), Case.GOOD)).sentence())
                    .contains("larger than");
            assertThat(((Unknown) status(peer(address(redirect)), Case.GOOD)).sentence())
                    .contains("status 302");
        } finally {
            large.stop(0);
            redirect.stop(0);
        }
    }

    @Test
    void issuers_are_the_authorities_among_the_registered_certificates() {
        X509Certificate root = PKI.root().certificate();
        Peer peer = TestPeers.peer(
                Party.of("CH"), PKI.registeredSeal(Case.GOOD), PKI.registered(CertificateUse.SEAL, root));

        assertThat(CrlRevocations.registeredIssuers(peer)).containsExactly(root);
    }

    private Revocations.Status status(Peer peer, Case which) {
        return revocations.status(peer, PKI.registeredSeal(which), NOW);
    }

    private static Peer peer(URI... lists) {
        return TestPeers.peer(Party.of("CH"), List.of(), List.of(lists), RevocationPolicy.HARD_FAIL);
    }

    private URI write(X509CRL list) throws IOException, CRLException {
        return Files.write(folder.resolve("root.crl"), list.getEncoded()).toUri();
    }

    private static HttpServer server(com.sun.net.httpserver.HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/root.crl", handler);
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/root.crl");
    }
}

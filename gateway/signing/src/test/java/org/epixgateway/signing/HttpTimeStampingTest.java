package org.epixgateway.signing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.TimeStamping.NotStamped;
import org.epixgateway.core.evidence.TimeStamping.Outcome;
import org.epixgateway.core.evidence.TimeStamping.Stamped;
import org.epixgateway.signing.HttpTimeStamping.Order;
import org.epixgateway.signing.HttpTimeStamping.Settings;
import org.epixgateway.signing.StampPki.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class HttpTimeStampingTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final StampPki PKI = new StampPki("Stamp root", CLOCK);
    private static final Digest DIGEST = Digest.of(new byte[] {1, 2, 3});
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration FAR_BEYOND = Duration.ofSeconds(60);

    /** Answers each question as the authority of its address would. */
    private static final class Authorities implements ResponseDefinitionTransformerV2 {
        private final Map<String, LyingAuthority> byPath = new ConcurrentHashMap<>();

        @Override
        public ResponseDefinition transform(ServeEvent asked) {
            LyingAuthority authority = byPath.get(asked.getRequest().getUrl());
            return authority == null
                    ? asked.getResponseDefinition()
                    : ResponseDefinitionBuilder.like(asked.getResponseDefinition())
                            .withBody(authority
                                    .answer(asked.getRequest().getBody())
                                    .array())
                            .build();
        }

        @Override
        public String getName() {
            return "authorities";
        }
    }

    private final Authorities authorities = new Authorities();
    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .extensions(authorities));
    private final AtomicLong nanos = new AtomicLong();

    @BeforeEach
    void start() {
        server.start();
        serve("/good", new LyingAuthority(PKI.good(), NOW), reply());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void an_honest_authority_stamps_and_is_named_as_we_name_it() {
        assertThat(stamp("/good")).isInstanceOfSatisfying(Stamped.class, stamped -> {
            assertThat(stamped.stamp().authority()).isEqualTo("/good");
            assertThat(stamped.stamp().imprint().value().array()).isEqualTo(DIGEST.bytes());
            assertThat(stamped.stamp().genTime()).isEqualTo(NOW);
            assertThat(stamped.stamp().isIndependent()).isTrue();
            assertThat(stamped.failedBefore()).isEmpty();
        });
    }

    static Stream<String> misbehaviours() {
        return Stream.of(
                "hangs",
                "drips",
                "resets",
                "breaks off",
                "status 500",
                "redirects",
                "garbage",
                "empty",
                "wrong type",
                "too long",
                "rejects",
                "wrong imprint",
                "wrong nonce",
                "expired",
                "without key usage",
                "rogue",
                "sha-1",
                "rsa-1024",
                "future",
                "past");
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void no_misbehaviour_is_stored_as_good_and_the_next_authority_is_asked(String what) throws Exception {
        misbehave(what);
        long began = System.nanoTime();

        Outcome outcome = stamp("/bad", "/good");

        assertThat(outcome).isInstanceOfSatisfying(Stamped.class, stamped -> {
            assertThat(stamped.stamp().authority()).isEqualTo("/good");
            assertThat(stamped.failedBefore()).singleElement().asString().startsWith("/bad gave no time-stamp");
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(FAR_BEYOND.dividedBy(2));
    }

    @Test
    void a_socket_that_takes_the_question_and_says_nothing_costs_the_limit_and_no_more() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpTimeStamping stamping = stamping(
                        settings(Order.ORDER),
                        List.of(
                                at("silent", URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/")),
                                authority("/good")))) {
            long began = System.nanoTime();

            assertThat(stamping.stamp(DIGEST)).isInstanceOf(Stamped.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(FAR_BEYOND.dividedBy(2));
        }
    }

    @Test
    void where_nobody_is_there_one_sentence_is_said_of_each() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        misbehave("status 500");
        URI nobody = URI.create("http://127.0.0.1:" + closed + "/");
        try (HttpTimeStamping stamping =
                stamping(settings(Order.ORDER), List.of(at("nobody", nobody), authority("/bad")))) {
            assertThat(stamping.stamp(DIGEST))
                    .isEqualTo(new NotStamped(List.of(
                            "nobody gave no time-stamp that counts. It cannot be reached, or it broke the connection off.",
                            "/bad gave no time-stamp that counts. It answered with status 500.")));
        }
    }

    @Test
    void what_an_authority_writes_is_not_repeated() {
        server.stubFor(post("/bad")
                .willReturn(aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "secret words")
                        .withBody("secret")));

        assertThat(((NotStamped) stamp("/bad")).sentences().toString()).doesNotContain("secret");
    }

    @Test
    void in_order_the_first_is_asked_each_time_and_in_turn_each_once() {
        serve("/other", new LyingAuthority(PKI.good(), NOW), reply());
        List<StampAuthority> both = List.of(authority("/good"), authority("/other"));

        try (HttpTimeStamping inOrder = stamping(settings(Order.ORDER), both);
                HttpTimeStamping inTurn = stamping(settings(Order.ROUND_ROBIN), both)) {
            assertThat(Stream.generate(() -> by(inOrder)).limit(3)).containsExactly("/good", "/good", "/good");
            assertThat(Stream.generate(() -> by(inTurn)).limit(3)).containsExactly("/good", "/other", "/good");
        }
    }

    @Test
    void an_authority_that_failed_is_left_alone_for_a_growing_and_bounded_time() throws Exception {
        misbehave("status 500");
        try (HttpTimeStamping stamping =
                stamping(settings(Order.ORDER), List.of(authority("/bad"), authority("/good")))) {
            by(stamping);
            by(stamping);
            server.verify(1, postRequestedFor(urlEqualTo("/bad")));

            for (long seconds : new long[] {30, 60, 100, 100}) {
                nanos.addAndGet(Duration.ofSeconds(seconds).toNanos() - 1);
                server.resetRequests();
                by(stamping);
                server.verify(0, postRequestedFor(urlEqualTo("/bad")));
                nanos.addAndGet(1);
                by(stamping);
                server.verify(1, postRequestedFor(urlEqualTo("/bad")));
            }
        }
    }

    @Test
    void the_request_asks_for_certificates_and_is_called_what_it_is() {
        stamp("/good");

        server.verify(postRequestedFor(urlEqualTo("/good"))
                .withHeader("Content-Type", equalTo("application/timestamp-query")));
    }

    @Test
    void addresses_that_make_no_sense_are_refused() {
        TimeStampTrust trust = TimeStampTrust.of(PKI.root());
        for (String address : List.of("ftp://a/", "file:///etc/passwd", "http:/nowhere", "https://user:word@host/")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StampAuthority("a", URI.create(address), Optional.empty(), trust));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamping(Settings.STANDARD, List.of(authority("/a"), authority("/a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> stamping(Settings.STANDARD, List.of()));
    }

    private void misbehave(String what) throws Exception {
        switch (what) {
            case "hangs" -> bad(reply().withFixedDelay((int) FAR_BEYOND.toMillis()));
            case "drips" ->
                bad(reply().withBody(new byte[600]).withChunkedDribbleDelay(60, (int) FAR_BEYOND.toMillis()));
            case "resets" -> bad(reply().withFault(Fault.CONNECTION_RESET_BY_PEER));
            case "breaks off" -> bad(reply().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
            case "status 500" -> bad(reply().withStatus(500));
            case "redirects" -> bad(reply().withStatus(302).withHeader("Location", "/good"));
            case "garbage" -> bad(reply().withBody(new byte[] {0x30, 0x03, 1, 2, 3, 4}));
            case "empty" -> bad(reply().withBody(new byte[0]));
            case "too long" -> bad(reply().withBody(new byte[200_000]));
            case "rejects" -> bad(reply().withBody(LyingAuthority.rejection().array()));
            case "wrong type" ->
                serve("/bad", new LyingAuthority(PKI.good(), NOW), aResponse().withHeader("Content-Type", "text/html"));
            default -> serve("/bad", liar(what), reply());
        }
    }

    private static LyingAuthority liar(String what) throws Exception {
        LyingAuthority liar = new LyingAuthority(
                switch (what) {
                    case "expired" -> PKI.issue(Wanted.GOOD.valid(-100, -1));
                    case "without key usage" -> PKI.issue(Wanted.GOOD.forUses(KeyPurposeId.id_kp_serverAuth));
                    case "rogue" -> new StampPki("Stamp root", CLOCK).good();
                    case "rsa-1024" -> PKI.issue(weak(), Wanted.GOOD);
                    default -> PKI.good();
                },
                switch (what) {
                    case "future" -> NOW.plus(Duration.ofHours(1));
                    case "past" -> NOW.minus(Duration.ofHours(1));
                    default -> NOW;
                });
        switch (what) {
            case "wrong imprint" -> liar.imprint = Optional.of(new byte[32]);
            case "wrong nonce" -> liar.nonce = Optional.of(BigInteger.ONE);
            case "sha-1" -> liar.signedBy = "SHA1withECDSA";
            case "rsa-1024" -> liar.signedBy = "SHA256withRSA";
            default -> {}
        }
        return liar;
    }

    private void bad(ResponseDefinitionBuilder answer) {
        server.stubFor(post("/bad").willReturn(answer));
    }

    private void serve(String path, LyingAuthority authority, ResponseDefinitionBuilder answer) {
        authorities.byPath.put(path, authority);
        server.stubFor(post(path).willReturn(answer));
    }

    private static ResponseDefinitionBuilder reply() {
        return aResponse().withStatus(200).withHeader("Content-Type", "application/timestamp-reply");
    }

    private Outcome stamp(String... paths) {
        try (HttpTimeStamping stamping = stamping(
                settings(Order.ORDER), Arrays.stream(paths).map(this::authority).toList())) {
            return stamping.stamp(DIGEST);
        }
    }

    private static String by(HttpTimeStamping stamping) {
        return ((Stamped) stamping.stamp(DIGEST)).stamp().authority();
    }

    private HttpTimeStamping stamping(Settings settings, List<StampAuthority> asked) {
        return new HttpTimeStamping(asked, settings, CLOCK, nanos::get);
    }

    private static Settings settings(Order order) {
        return new Settings(order, LIMIT, LIMIT, 100_000, Duration.ofSeconds(30), Duration.ofSeconds(100));
    }

    private StampAuthority authority(String path) {
        return at(path, URI.create("http://127.0.0.1:" + (server.isRunning() ? server.port() : 1) + path));
    }

    private static StampAuthority at(String name, URI address) {
        return new StampAuthority(name, address, Optional.empty(), TimeStampTrust.of(PKI.root()));
    }

    private static KeyPair weak() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return generator.generateKeyPair();
    }
}

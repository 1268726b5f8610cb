package org.epixgateway.console.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.verify.FailedTries;
import org.epixgateway.core.verify.Proof;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.Verified;
import org.epixgateway.core.verify.VerifiedState;
import org.epixgateway.core.verify.VerifyAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VerificationFaceTest {
    private static final Party CH = Party.of("CH");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String TOKEN = "Zm9yIHRoaXMgcnVuIG9ubHk";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<Question> asked = new ArrayList<>();
    private final AtomicReference<Optional<OutageException>> trouble = new AtomicReference<>(Optional.empty());

    @BeforeEach
    void serve() throws Exception {
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        context.addServletContainerInitializer(new VerificationFace(
                this::verify,
                new FailedTries(Clock.systemUTC()),
                new VerificationTerms(CH, "/permits/verify", () -> List.of(Bytes.utf8("certificate")))));
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        client.close();
    }

    /** Knows one permit. */
    private synchronized Verified verify(Question question) {
        asked.add(question);
        trouble.get().ifPresent(outage -> {
            throw outage;
        });
        boolean isKnown = question.proof() instanceof Proof.Barcode
                || (question.proof() instanceof Proof.Token(String token) && token.equals(TOKEN));
        VerifyAnswer answer = new VerifyAnswer(
                question.issuing(),
                question.number(),
                isKnown ? VerifiedState.VALID : VerifiedState.UNKNOWN,
                isKnown
                        ? Optional.of(
                                new VerifyAnswer.Shown(DocumentKind.EXPORT, Optional.of(LocalDate.of(2027, 5, 1))))
                        : Optional.empty(),
                Optional.empty(),
                NOW,
                question.nonce());
        return new Verified(answer, "head.body.signature");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest posting(String path, String type, String body) {
        return HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> json(String body) throws IOException, InterruptedException {
        return client.send(
                posting("/permits/verify/answers", "application/json", body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> form(String lang, String... fields) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return client.send(
                posting("/permits/verify?lang=" + lang, "application/x-www-form-urlencoded", body.toString()),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String question(String number, String token) {
        return "{\"country\":\"CH\",\"number\":\"" + number + "\",\"token\":\"" + token + "\",\"nonce\":\"n1\"}";
    }

    @Test
    void a_program_asks_in_json_and_gets_state_time_and_signature() throws Exception {
        HttpResponse<String> answer = json(question("26CH1", TOKEN));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"state\":\"VALID\"",
                        "\"number\":\"26CH1\"",
                        "\"kind\":\"EXPORT\"",
                        "\"validUntil\":\"2027-05-01\"",
                        "\"answeredAt\":\"2026-11-23T10:00:00Z\"",
                        "\"sentence\":\"Valid. The permit may be used.\"",
                        "\"signed\":\"head.body.signature\"")
                .doesNotContain(TOKEN);
        assertThat(asked.getFirst().nonce()).isEqualTo("n1");
    }

    @Test
    void a_browser_without_scripts_asks_by_form_and_gets_a_page() throws Exception {
        HttpResponse<String> answer = form("fr", "country", "ch", "number", "26CH1", "proof", TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "<html lang=\"fr\">",
                        "Valable.",
                        "Permis d&#39;exportation",
                        "2027-05-01",
                        "head.body.signature")
                .doesNotContain(TOKEN);
    }

    @Test
    void the_one_field_of_the_form_takes_the_text_of_the_barcode_too() throws Exception {
        String scanned = "https://permits.example.ch/verify#aaa.bbb.ccc";

        form("en", "country", "", "number", "", "proof", scanned);

        assertThat(asked.getFirst().proof()).isEqualTo(new Proof.Barcode(scanned));
        assertThat(asked.getFirst().issuing()).isEqualTo(CH.code());
    }

    @Test
    void what_a_stranger_writes_is_text_on_the_page_and_nothing_else() throws Exception {
        String body = form("en", "number", "\"><script>alert(1)</script>", "proof", TOKEN)
                .body();

        assertThat(body).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @EnumSource
    void every_language_has_words_for_all_that_is_said(Language language) throws Exception {
        String page = get("/permits/verify?lang=" + language.code()).body();

        assertThat(page).contains("<html lang=\"" + language.code() + "\">").doesNotContain("{{");
        for (VerifiedState state : VerifiedState.values()) {
            assertThat(language.say("state." + state.name())).isNotBlank();
        }
        for (DocumentKind kind : DocumentKind.values()) {
            assertThat(language.say("kind." + kind.name())).isNotBlank();
        }
    }

    @Test
    void the_browser_says_which_language_unless_the_address_does() throws Exception {
        assertThat(get("/permits/verify", "Accept-Language", "de, es-AR;q=0.8, en;q=0.1")
                        .body())
                .contains("<html lang=\"es\">");
        assertThat(get("/permits/verify?lang=fr", "Accept-Language", "es").body())
                .contains("<html lang=\"fr\">");
        assertThat(get("/permits/verify", "Accept-Language", "%%%").body()).contains("<html lang=\"en\">");
        assertThat(get("/permits/verify", "Accept-Language", "-").body()).contains("<html lang=\"en\">");
        assertThat(get("/permits/verify").body()).contains("<html lang=\"en\">");
    }

    @Test
    void the_page_asks_nothing_of_third_parties_and_runs_no_script_but_its_own() throws Exception {
        HttpResponse<String> page = get("/permits/verify");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body()).doesNotContain("http:", "https:", "onclick", "style=");
        Matcher linked =
                Pattern.compile("(?:href|src)=\"(/permits/verify/[^\"]+)\"").matcher(page.body());
        List<String> found = new ArrayList<>();
        while (linked.find()) {
            found.add(linked.group(1));
            assertThat(get(linked.group(1)).statusCode()).isEqualTo(200);
        }
        assertThat(found).containsExactly("/permits/verify/page.css", "/permits/verify/page.js");
    }

    @Test
    void a_failed_try_is_answered_later_and_one_with_the_paper_at_once() throws Exception {
        json(question("26CH1", "w".repeat(22)));
        json(question("26CH1", "w".repeat(22)));
        long begun = System.nanoTime();
        CompletableFuture<HttpResponse<String>> failing = client.sendAsync(
                posting("/permits/verify/answers", "application/json", question("26CH1", "v".repeat(22))),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> good = json(question("26CH1", TOKEN));
        boolean isFailingHeld = !failing.isDone();
        HttpResponse<String> failed = failing.join();

        assertThat(good.body()).contains("VALID");
        assertThat(isFailingHeld).isTrue();
        assertThat(failed.body()).contains("\"state\":\"UNKNOWN\"");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void a_failed_try_by_form_is_answered_with_a_page() throws Exception {
        assertThat(form("es", "number", "26CH1", "proof", "w".repeat(22)).body())
                .contains("<html lang=\"es\">", "Desconocido.", "value=\"26CH1\"");
    }

    @Test
    void too_many_waiting_answers_are_told_to_come_later() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(client.sendAsync(
                    posting("/permits/verify/answers", "application/json", question("26CH" + i, "w".repeat(22))),
                    HttpResponse.BodyHandlers.ofString()));
        }

        List<HttpResponse<String>> answers =
                all.stream().map(CompletableFuture::join).toList();

        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(16);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 429)
                .hasSize(4)
                .allSatisfy(late ->
                        assertThat(late.headers().firstValue("Retry-After")).contains("8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "[]",
                "null",
                "{\"number\":\"1\",\"token\":\"t\",\"barcode\":\"b\"}",
                "{\"number\":\"1\",\"token\":\"t\",\"more\":1}",
                "{\"number\":\"1\",\"token\":\"t\",\"country\":\"CHE\"}",
                "{\"number\":\"1\",\"token\":\"t\",\"nonce\":\"a b\"}",
                "{\"number\":\"\",\"token\":\"t\"}"
            })
    void what_is_no_question_is_refused_with_a_sentence(String body) throws Exception {
        HttpResponse<String> answer = json(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This is no question that can be answered");
        assertThat(asked).isEmpty();
    }

    @Test
    void bodies_are_bounded_and_of_known_types() throws Exception {
        assertThat(json("{\"token\":\"" + "t".repeat(20_000) + "\"}").statusCode())
                .isEqualTo(413);
        assertThat(client.send(
                                posting("/permits/verify/answers", "text/plain", "x"),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void other_paths_and_methods_are_nowhere() throws Exception {
        for (String path :
                List.of("/", "/permits", "/permits/verify/x", "/permits/verify/../x", "/permits/verify/answers")) {
            assertThat(get(path).statusCode()).isEqualTo(404);
        }
        HttpRequest delete =
                HttpRequest.newBuilder(at("/permits/verify")).DELETE().build();
        assertThat(client.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void without_key_or_store_it_says_to_come_back() throws Exception {
        trouble.set(Optional.of(new OutageException("no key in /secret/folder", Duration.ofMinutes(10))));

        HttpResponse<String> answer = json(question("26CH1", TOKEN));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("600");
        assertThat(answer.body()).contains("Nothing can be said").doesNotContain("secret");
    }

    @Test
    void the_certificates_for_answers_can_be_had_as_pem() throws Exception {
        assertThat(get("/permits/verify/keys").body()).startsWith("-----BEGIN CERTIFICATE-----\n");
    }

    @Test
    void neighbours_of_one_network_count_as_one() {
        assertThat(Network.of("192.0.2.7")).isEqualTo(Network.of("192.0.2.200")).isNotEqualTo(Network.of("192.0.3.7"));
        assertThat(Network.of("2001:db8:1:2aa::1")).isEqualTo(Network.of("[2001:db8:1:2bb:9::1]"));
        assertThat(Network.of("2001:db8:1:2aa::1")).isNotEqualTo(Network.of("2001:db8:1:3aa::1"));
        assertThat(Network.of("evil.example")).isEqualTo("unknown");
    }
}

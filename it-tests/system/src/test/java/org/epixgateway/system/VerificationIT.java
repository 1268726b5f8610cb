package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.epixgateway.app.command.RootCommand;
import org.epixgateway.console.picture.ScannedPicture;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Swiss permit on paper: France asks by certificate, a stranger by the public page, and both hear the same. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerificationIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final long BROWSER_SECONDS_MAX = 90;
    private static final AtomicInteger NEXT = new AtomicInteger(800_000);

    private final Path folder;
    private final TwoGateways both;
    private final Site german;
    private final URI page;
    private final HttpClient stranger = HttpClient.newBuilder()
            .sslContext(InsecureTls.context(Optional.empty()))
            .build();

    VerificationIT(@TempDir Path folder) {
        this.folder = folder;
        Site swiss = Site.make(folder, "CH");
        int port = Site.freePort();
        page = URI.create("https://localhost:" + port + "/verify");
        swiss.addSettings("verify:\n  enabled: true\n  port: " + port + "\n  address: " + page + "\n");
        both = TwoGateways.registered(swiss, Site.make(folder, "FR"));
        german = Site.make(folder, "DE");
        both.french().register(german);
        both.swiss().start();
        both.french().start();
    }

    @AfterAll
    void stop() {
        both.requireIntactEvidence();
        both.close();
        german.close();
    }

    private String issued() {
        String number = "26CH" + NEXT.incrementAndGet() + "E";
        both.swiss().awaitDelivered(both.swiss().submit(Permits.numbered(number)));
        return number;
    }

    private Path paper(String number) {
        Path picture = folder.resolve(number + ".png");
        assertThat(RootCommand.run(
                        "barcode", "--dir", both.swiss().home().dir().toString(), number, "--png", picture.toString()))
                .isZero();
        return picture;
    }

    private int ask(String... arguments) {
        String[] whole = new String[arguments.length + 3];
        whole[0] = "verify";
        whole[1] = "--dir";
        whole[2] = both.french().home().dir().toString();
        System.arraycopy(arguments, 0, whole, 3, arguments.length);
        return RootCommand.run(whole);
    }

    private JsonNode publicly(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + "/answers?lang=fr"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = stranger.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void a_stranger_and_a_party_hear_the_same_and_it_changes_when_the_permit_does() throws Exception {
        String number = issued();
        Path picture = paper(number);
        String scanned =
                ScannedPicture.png(Bytes.of(Files.readAllBytes(picture))).text().orElseThrow();
        String body = "{\"barcode\":\"" + scanned.substring(scanned.indexOf('#') + 1) + "\",\"nonce\":\"n-1\"}";
        Path kept = folder.resolve("answer.jws");

        JsonNode before = publicly(body);
        assertThat(before.path("state").asText()).isEqualTo("VALID");
        assertThat(before.path("sentence").asText()).startsWith("Valable");
        assertThat(ask("--barcode", picture.toString(), "--keep", kept.toString()))
                .isZero();
        assertThat(ask("--answer", kept.toString())).isZero();

        assertThat(both.swiss()
                        .national()
                        .state(
                                "permits/CH/EXPORT/" + number,
                                number + "-w",
                                "{\"fact\":{\"what\":\"WITHDRAWN\",\"on\":\"" + LocalDate.now(ZoneOffset.UTC)
                                        + "\",\"reason\":\"quota\"}}")
                        .status())
                .isEqualTo(202);

        assertThat(publicly(body).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(ask("--barcode", picture.toString())).isEqualTo(1);
        assertThat(both.swiss().logged()).doesNotContain(scanned.substring(scanned.indexOf('#') + 1));
    }

    @Test
    void a_browser_that_follows_the_barcode_shows_how_the_permit_stands() throws Exception {
        Tools.require(Files.isExecutable(CHROMIUM), "There is no " + CHROMIUM + " to look at the page with.");
        Path picture = paper(issued());
        String scanned =
                ScannedPicture.png(Bytes.of(Files.readAllBytes(picture))).text().orElseThrow();
        Path shown = folder.resolve("page.html");

        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--ignore-certificate-errors",
                        "--lang=en",
                        "--user-data-dir=" + folder.resolve("chromium"),
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        scanned.replace("#", "?lang=en#"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(shown.toFile())
                .start();
        boolean isEnded = browser.waitFor(BROWSER_SECONDS_MAX, TimeUnit.SECONDS);
        browser.destroyForcibly();

        assertThat(isEnded).isTrue();
        String dom = Files.readString(shown);
        assertThat(dom.replaceAll("\\s+", " ")).contains("<p id=\"state\" class=\"state good\">Valid");
        assertThat(dom).doesNotContainPattern("<section id=\"answer\"[^>]* hidden");
    }

    /** Taken from the wild, since what was bred in captivity needs no import permit. */
    private Rest.Answer leopardExport(String key) {
        String bred = Permits.sample("06-export-ch-fr-snow-leopard").asUtf8();
        return both.swiss()
                .national()
                .submit(Bytes.utf8(bred.replace("TypeExtensionCode>C<", "TypeExtensionCode>W<")), key, "");
    }

    private static List<String> citedImport(Rest.Answer answer) {
        List<String> said = new ArrayList<>();
        answer.json().path("findings").forEach(finding -> {
            if (finding.path("rule").asText().equals("S-09")) {
                said.add(finding.path("severity").asText() + " "
                        + finding.path("sentence").asText());
            }
        });
        return said;
    }

    @Test
    void an_import_permit_that_was_never_sent_here_is_asked_for_at_its_authority() {
        Rest.Answer before = leopardExport("leopard-1");
        assertThat(before.status()).isEqualTo(422);
        assertThat(citedImport(before))
                .containsExactly(
                        "ERROR The authority of FR says that it issued no import permit FR2607500418-I, which is"
                                + " cited; ask it to register one that it issued on paper.");

        Rest.Answer issued = both.french()
                .national()
                .submit(Permits.sample("12-import-fr-from-ch-snow-leopard"), "leopard-import", "?to=DE");
        assertThat(issued.status()).isEqualTo(202);

        Rest.Answer after = leopardExport("leopard-2");
        assertThat(after.status()).isEqualTo(202);
        assertThat(citedImport(after))
                .containsExactly("INFO The authority of FR says that its import permit FR2607500418-I holds and names"
                        + " these species; quantities were not compared.");
    }

    @Test
    void a_wrong_token_and_an_unknown_number_sound_alike() throws Exception {
        String number = issued();

        JsonNode wrong = publicly("{\"number\":\"" + number + "\",\"token\":\"" + "w".repeat(22) + "\"}");
        JsonNode unknown = publicly("{\"number\":\"26CH000000X\",\"token\":\"" + "w".repeat(22) + "\"}");

        assertThat(wrong.path("sentence")).isEqualTo(unknown.path("sentence"));
        assertThat(wrong.path("state").asText()).isEqualTo("UNKNOWN");
        assertThat(both.swiss().logged()).doesNotContain("w".repeat(22));
    }

    @Test
    void the_page_is_on_its_own_connector_and_nothing_else_is() throws Exception {
        for (String path : new String[] {"/", "/exchange", "/api/v1/", "/control", "/metrics", "/epix"}) {
            HttpResponse<Void> answer = stranger.send(
                    HttpRequest.newBuilder(page.resolve(path)).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(both.swiss().national().get("/verify").status()).isEqualTo(404);
    }
}

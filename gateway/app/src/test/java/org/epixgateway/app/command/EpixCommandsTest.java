package org.epixgateway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an officer types to ask another country's system, against one that answers as recorded in 2017. */
@Timeout(120)
final class EpixCommandsTest {
    private static final String RECORDED =
            "/org/epixgateway/samples/recorded/epix-v2-get_non_final_cites_certificate.xml";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private byte[] recorded = {};

    @TempDir
    private Path folder = Path.of("");

    private HttpServer system = unbound();

    @BeforeEach
    void install() throws IOException {
        try (InputStream in = EpixCommandsTest.class.getResourceAsStream(RECORDED)) {
            recorded = Objects.requireNonNull(in).readAllBytes();
        }
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/epix", this::answer);
        system.start();
        assertThat(run("init", "--party", "CH").code()).isEqualTo(ExitCode.DONE);
        Files.writeString(
                folder.resolve("gateway.yaml"),
                "epix:\n  systems:\n    XA:\n      address: http://127.0.0.1:"
                        + system.getAddress().getPort() + "/epix\n",
                StandardOpenOption.APPEND);
    }

    @AfterEach
    void stop() {
        system.stop(0);
    }

    @Test
    void a_fetched_permit_is_shown_in_short_kept_whole_and_written_alone() throws IOException {
        Path token = folder.resolve("token");
        Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, "a secret\n");
        Path permit = folder.resolve("permit.xml");

        Said said = run("fetch", "XA", "XA000000", "--token-file", token.toString(), "-o", permit.toString());

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED); // it expired in 2014, and nobody signed it by name
        assertThat(said.text())
                .contains("re-export certificate XA000000 of XA", "from XA to XB, valid 2014-01-06 to 2014-07-05")
                .contains("Q-03", "vouched for by the channel alone")
                .doesNotContain("Q-01", "a secret");
        assertThat(asked.getFirst()).contains("<TokenId>a secret</TokenId>");
        assertThat(Files.readString(permit)).startsWith("<CITESEPermit").endsWith("</CITESEPermit>");
        assertThat(kept())
                .hasSize(1)
                .allSatisfy(file -> assertThat(Files.readAllBytes(file)).isEqualTo(recorded));
    }

    @Test
    void another_permit_than_the_one_asked_for_is_an_error() {
        Said said = run("fetch", "XA", "XA000001");

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.text()).contains("ERROR       Q-01");
    }

    @Test
    void quantities_are_confirmed_in_whole_numbers_and_a_fraction_is_not_sent() {
        Said whole = run("confirm", "XA", "XA000000", "A=10", "B=3");
        Said fraction = run("confirm", "XA", "XA000000", "A=2.5");

        assertThat(whole.code()).isEqualTo(ExitCode.DONE);
        assertThat(whole.text()).contains("Acknowledged");
        assertThat(fraction.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(fraction.text()).contains("whole numbers only");
        assertThat(asked).hasSize(1);
        assertThat(run("confirm", "XA", "XA000000", "ten").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_state_is_asked_and_a_country_without_a_system_is_refused() {
        assertThat(run("epix-state", "XA").text()).contains("The system of XA answers: up");
        assertThat(run("epix-state", "XB").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void a_backup_holds_what_the_evidence_names() throws IOException {
        Path copy = folder.resolve("copy");
        assertThat(run("fetch", "XA", "XA000000").code()).isEqualTo(ExitCode.REFUSED);

        assertThat(run("backup", "-o", copy.toString()).code()).isEqualTo(ExitCode.DONE);

        Path kept = kept().getFirst();
        assertThat(copy.resolve(folder.relativize(kept))).hasSameBinaryContentAs(kept);
    }

    @Test
    void a_system_that_is_away_is_an_outage() {
        system.stop(0);

        assertThat(run("fetch", "XA", "XA000000").code()).isEqualTo(ExitCode.OUTAGE);
    }

    private record Said(int code, String text) {}

    private Said run(String... command) {
        String[] whole = Stream.concat(Stream.of(command), Stream.of("--dir", folder.toString()))
                .toArray(String[]::new);
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = RootCommand.run(whole);
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data/fetched"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void answer(HttpExchange call) throws IOException {
        String question = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(question);
        byte[] answer = question.contains("get_non_final")
                ? recorded
                : soap(question.contains("confirm") ? "<confirm_quantities_response/>" : state());
        call.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
        call.sendResponseHeaders(200, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    private static String state() {
        return "<ServiceStateResponse>up</ServiceStateResponse>";
    }

    private static byte[] soap(String body) {
        return ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                        + "</s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

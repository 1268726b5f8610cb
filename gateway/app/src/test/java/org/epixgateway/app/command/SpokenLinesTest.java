package org.epixgateway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.Installation;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;
import org.epixgateway.signing.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What commands say to people. */
@Timeout(60)
final class SpokenLinesTest {
    @TempDir
    private Path folder = Path.of("");

    private static String said(Finding... findings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FindingLines.say(
                new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), false),
                FindingLines.json(List.of(findings)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String saidBy(int code, String... arguments) {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(RootCommand.run(arguments)).isEqualTo(code);
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Finding finding(String rule, Severity severity, Optional<Position> position) {
        return new Finding(rule, severity, Place.of(Box.B2), position, "A sentence.");
    }

    @Test
    void what_was_not_checked_is_one_line_and_the_rest_a_line_each() {
        Finding unchecked = finding("B-10", Severity.NOT_CHECKED, Optional.empty());

        assertThat(said(
                        unchecked,
                        finding("B-03", Severity.ERROR, Optional.of(new Position(7, 3))),
                        finding("R-04", Severity.NOT_CHECKED, Optional.empty())))
                .contains("ERROR", "B-03", "box 2, line 7, column 3: A sentence.")
                .contains("2 things were not checked: B-10, R-04")
                .hasLineCount(2);
        assertThat(said(unchecked)).contains("1 thing was not checked: B-10").hasLineCount(1);
        assertThat(said()).isEmpty();
    }

    @Test
    void a_clean_permit_with_one_block_reads_so() {
        Path file = folder.resolve("PERMIT.xml");
        String unused = saidBy(ExitCode.DONE, "sample", "02", "-o", file.toString());

        assertThat(saidBy(ExitCode.DONE, "validate", file.toString()))
                .contains(": acceptable - ", "1 block")
                .doesNotContain("1 blocks", "0 errors", "line 2, column 1");
    }

    @Test
    void a_command_for_this_machine_offers_no_address_elsewhere() {
        assertThat(saidBy(ExitCode.DONE, "run", "--help")).contains("--dir").doesNotContain("--url", "--token-file");
        assertThat(saidBy(ExitCode.DONE, "stop", "--help")).contains("--dir").doesNotContain("--url", "--token-file");
        assertThat(saidBy(ExitCode.DONE, "token", "create", "--help"))
                .contains("--dir")
                .doesNotContain("--url");
        assertThat(saidBy(ExitCode.DONE, "party", "list", "--help"))
                .contains("--dir")
                .doesNotContain("--url");
        assertThat(saidBy(ExitCode.DONE, "keys", "list", "--help"))
                .contains("--dir")
                .doesNotContain("--url");
        assertThat(saidBy(ExitCode.DONE, "status", "--help")).contains("--dir", "--url", "--token-file");
    }

    @Test
    void a_party_that_is_on_no_list_of_countries_is_warned_of() {
        String known = saidBy(
                ExitCode.DONE,
                "init",
                "--party",
                "NA",
                "--dir",
                folder.resolve("NA").toString());
        String unknown = saidBy(
                ExitCode.DONE,
                "init",
                "--party",
                "QQ",
                "--dir",
                folder.resolve("QQ").toString());

        assertThat(known).doesNotContain("Warning");
        assertThat(unknown).contains("Warning: QQ is on no list of countries");
    }

    @Test
    void stop_beside_no_running_gateway_is_an_outage() throws IOException {
        Installation.Made made = Installation.make(
                Home.at(folder.resolve("CH")),
                new Installation.Plan(
                        Party.of("CH"), "Office", List.of("localhost"), "127.0.0.1", 1, 2, 3, KeyAlgorithm.P256),
                Clock.systemUTC(),
                Duration.ofDays(1));

        assertThat(made.fingerprint()).isNotEmpty();
        assertThat(saidBy(ExitCode.OUTAGE, "stop", "--dir", folder.resolve("CH").toString()))
                .isEmpty();
    }
}

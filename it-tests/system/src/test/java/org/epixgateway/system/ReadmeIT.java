package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's first receipt, typed into a shell as a new user would, from the README's own text. Changed are only the
 * ports, and the question about the fingerprint is answered by the option that the README names for scripts.
 */
@Timeout(300)
final class ReadmeIT {
    private static final Duration COMMAND_MAX = Duration.ofSeconds(90);
    private static final Pattern PORT = Pattern.compile("--(exchange|national|management)-port (\\d+)");
    private static final Pattern FINGERPRINT = Pattern.compile("fingerprint\\s+([0-9A-F ]{64,79})");
    private static final Pattern DIGEST_AND_RECEIPT =
            Pattern.compile("sha256 ([0-9a-f]{64})\\s+receipt ([0-9a-f-]{36})");
    private static final List<String> DEFAULT_PORTS = List.of("8443", "8080", "9090");

    private final List<Process> running = new ArrayList<>();
    private final Readme readme = Readme.section("First receipt in five minutes");

    @TempDir
    private Path folder = Path.of("");

    /** What the shell was left with: where it stands and where it looks for programs. */
    private Path workingFolder = Path.of("");

    private String searchPath = System.getenv().getOrDefault("PATH", "");

    /** How a command ended. */
    private record Said(int code, String text) {}

    @BeforeEach
    void findTheDistribution() throws IOException {
        workingFolder = folder;
        Path built = Sources.root().resolve("gateway/app/target");
        Optional<Path> distribution = distribution(built);
        Tools.require(distribution.isPresent(), "There is no distribution: mvn package -DskipTests makes it.");
        Tools.require(
                shell("command -v unzip").code() == 0,
                "No unzip: install it (apt-get install unzip) to try the README.");
        // the README's paths are those of the source tree; what is unpacked beside it lands in a folder of our own
        Path copy = Files.createDirectories(folder.resolve("gateway/app/target"));
        Path zip = distribution.orElseThrow();
        Files.copy(zip, copy.resolve(zip.getFileName()));
    }

    private static Optional<Path> distribution(Path built) throws IOException {
        if (!Files.isDirectory(built)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-dist.zip"))
                    .findFirst();
        }
    }

    @AfterEach
    void killWhatIsLeft() {
        running.forEach(Process::destroyForcibly);
    }

    @Test
    void a_new_user_gets_the_first_receipt_by_the_commands_of_the_readme() throws InterruptedException {
        unpack();
        List<Readme.Step> steps = List.copyOf(readme.steps().values());
        int[] ports = ports();
        String swiss = fingerprint(well(onPorts(only(steps.get(0).here()), ports, 0)));
        String french = fingerprint(well(onPorts(only(steps.get(0).there()), ports, 3)));

        start(only(steps.get(1).here()), ports[2]);
        start(only(steps.get(1).there()), ports[5]);
        assertThat(well(only(steps.get(2).here()))).contains(swiss);
        assertThat(well(only(steps.get(2).there()))).contains(french);
        well(only(steps.get(3).here()) + " --fingerprint '" + french + "'");
        well(only(steps.get(3).there()) + " --fingerprint '" + swiss + "'");
        well(only(steps.get(4).here()));
        String sent = well(only(steps.get(5).here()));
        String received = well(only(steps.get(5).there()));

        assertThat(steps).hasSize(6);
        assertThat(sent).contains("DELIVERED");
        requireTheSameStory(sent, received);
    }

    /** The block that follows the table: both sides tell the same, the log is intact, one gateway stops. */
    private void requireTheSameStory(String sent, String received) throws InterruptedException {
        List<String> look = readme.block(1);
        assertThat(look).hasSizeGreaterThan(4);
        MatchResult here = story(well(look.get(0)));
        MatchResult there = story(well(look.get(1)));
        assertThat(here.group(1))
                .isEqualTo(there.group(1))
                .isEqualTo(story(received).group(1));
        assertThat(here.group(2))
                .isEqualTo(there.group(2))
                .isEqualTo(story(received).group(2));
        assertThat(sent).contains(here.group(1));
        assertThat(well(look.get(2))).containsPattern("(?m)^Intact: ");
        assertThat(well(look.get(3))).contains(": acceptable");
        look.subList(4, look.size()).forEach(this::well);
        assertThat(running.get(0).waitFor(COMMAND_MAX.toSeconds(), TimeUnit.SECONDS))
                .as("ended by " + look.getLast())
                .isTrue();
        assertThat(running.get(0).exitValue()).isZero();
    }

    private void unpack() {
        Said said = shell(String.join(" && ", readme.block(0)) + " && pwd && echo \"$PATH\"");
        assertThat(said.code()).as(said.text()).isZero();
        List<String> lines = said.text().lines().toList();
        workingFolder = Path.of(lines.get(0));
        searchPath = lines.get(1);
    }

    private static int[] ports() {
        return Stream.generate(Site::freePort)
                .distinct()
                .limit(6)
                .mapToInt(port -> port)
                .toArray();
    }

    /** The command with other ports; those of the README must not clash with the default ones. */
    private static String onPorts(String init, int[] ports, int first) {
        assertThat(PORT.matcher(init).results().map(port -> port.group(2)))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(DEFAULT_PORTS);
        return PORT.matcher(init).replaceAll("").strip() + " --exchange-port " + ports[first] + " --national-port "
                + ports[first + 1] + " --management-port " + ports[first + 2];
    }

    private void start(String run, int managementPort) {
        Process gateway = begin("exec " + run, folder.resolve("gateway-" + managementPort + ".log"));
        running.add(gateway);
        Rest management = new Rest(URI.create("http://127.0.0.1:" + managementPort + "/"), "none");
        Await.until("up: " + run, Site.START_MAX.multipliedBy(3), () -> {
            assertThat(gateway.isAlive()).as(run).isTrue();
            return isReady(management);
        });
    }

    private static boolean isReady(Rest management) {
        try {
            return management.get("ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static String only(List<String> commands) {
        assertThat(commands).hasSize(1);
        return commands.getFirst();
    }

    private static String fingerprint(String said) {
        return found(FINGERPRINT, said).group(1);
    }

    private static MatchResult story(String said) {
        return found(DIGEST_AND_RECEIPT, said);
    }

    private static MatchResult found(Pattern what, String said) {
        return what.matcher(said).results().findFirst().orElseThrow(() -> new AssertionError(what + " in " + said));
    }

    /** What the command says; its exit code must be 0. */
    private String well(String command) {
        Said said = shell(command);
        assertThat(said.code()).as("%s said:%n%s", command, said.text()).isZero();
        return said.text();
    }

    private Said shell(String command) {
        Path output = folder.resolve("said");
        Process process = begin(command, output);
        try {
            assertThat(process.waitFor(COMMAND_MAX.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ended", command)
                    .isTrue();
            return new Said(process.exitValue(), Sources.text(output));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process begin(String command, Path output) {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("PATH", searchPath);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().put("EPIX_JAVA_OPTS", "-Xmx256m");
        shell.environment().remove("EPIX_HOME");
        try {
            return shell.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

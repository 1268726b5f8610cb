package org.epixgateway.peers.epix.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.epixgateway.peers.TestKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers that share no line with us. */
@Timeout(120)
final class OtherLanguagesTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final boolean MUST_BE_THERE = Boolean.getBoolean("ci");

    @TempDir
    private Path folder;

    @Test
    void python_asks_in_every_spelling() throws Exception {
        assumeTrue(MUST_BE_THERE || Files.isExecutable(Path.of(PYTHON)), "python3");
        try (TestEpix epix = TestEpix.started()) {
            assertThat(run("caller.py", epix))
                    .containsExactly(
                            "hub|200|GetNonFinalCitesCertificateResponse|CITESEPermit|23",
                            "camel-case|200|GetNonFinalCitesCertificateResponse|CITESEPermit|23",
                            "swiss|200|GetNonFinalCitesCertificateResponse|CBFShip|23",
                            "no-action|200|GetNonFinalCitesCertificateResponse|CBFShip|23",
                            "wrong-action|200|GetNonFinalCitesCertificateResponse|CITESEPermit|23",
                            "final|500|NotFinal||0",
                            "state|200|ServiceStateResponse|State|0");
        }
    }

    @ParameterizedTest
    @CsvSource({"v1", "v2"})
    void a_program_generated_from_the_contract_asks_and_understands(String version) throws Exception {
        assumeTrue(MUST_BE_THERE || hasZeep(), "python3-zeep");
        try (TestEpix epix = TestEpix.started()) {
            assertThat(run("generated.py", epix, version))
                    .containsExactly(
                            "permit|['SpecifiedExchangedDocumentContext', 'HeaderExchangedDocument',"
                                    + " 'SpecifiedSupplyChainConsignment']",
                            "attachment|signed-permit.asice|False",
                            "confirmed|True",
                            "state|OK",
                            "fault|NotFinal|" + org.epixgateway.core.query.EpixFault.NOT_FINAL.sentence());
        }
    }

    private static boolean hasZeep() throws Exception {
        return Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import zeep")
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0;
    }

    private List<String> run(String script, TestEpix epix, String... more) throws Exception {
        Path file = folder.resolve(script);
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/epix/" + script))) {
            Files.copy(in, file);
        }
        List<String> command = new ArrayList<>(List.of(
                PYTHON,
                file.toString(),
                Integer.toString(epix.port()),
                TestKey.SWITZERLAND.pem(folder).toString(),
                TestKey.FRANCE.pem(folder).toString()));
        command.addAll(List.of(more));
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        return lines(python);
    }

    private static List<String> lines(Process python) throws IOException, InterruptedException {
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said.lines().toList();
    }
}

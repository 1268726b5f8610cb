package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epixgateway.core.exchange.RefusalReason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors of the profile: the product and the reference peer say of each what the list says. */
@Timeout(120)
final class VectorsTest {
    private static final long FILE_MAX = 20_000;
    private static final long ALL_MAX = 500_000;

    @BeforeAll
    static void write() {
        if (Boolean.getBoolean("vectors.write")) {
            new VectorMaker().write();
        }
    }

    static List<Vectors.Vector> vectors() {
        write();
        return Vectors.read().all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_product_says_what_the_list_says(Vectors.Vector vector) {
        String said = new VectorJudge(Vectors.read(), vector.to()).verdict(vector);

        assertThat(said.split(" ", 2)[0]).as(said).isEqualTo(vector.verdict());
    }

    @Test
    void the_reference_peer_says_what_the_list_says() throws IOException, InterruptedException {
        Tools.require(ReferencePeer.isThere(), "The reference peer needs /usr/bin/python3 with lxml and cryptography.");
        Process python = new ProcessBuilder(
                        ReferencePeer.PYTHON,
                        ReferencePeer.PROGRAM.toString(),
                        "judge",
                        Vectors.FOLDER.resolve("vectors.json").toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().filter(line -> !line.startsWith("ok"))).isEmpty();
        assertThat(python.exitValue()).isZero();
        assertThat(said.lines().count()).isEqualTo(Vectors.read().all().size());
    }

    @Test
    void there_is_a_vector_for_every_reason_that_does_not_depend_on_an_agreement() {
        Set<String> reasons = Vectors.read().all().stream()
                .map(Vectors.Vector::verdict)
                .filter(verdict -> verdict.startsWith("Refusal:"))
                .map(verdict -> verdict.substring("Refusal:".length()))
                .collect(Collectors.toSet());

        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RefusalReason.values())
                        .filter(reason -> reason != RefusalReason.RULES_BROKEN)
                        .map(VectorDraft.XmlNames::of)
                        .toList());
    }

    @Test
    void every_file_is_listed_and_small() throws IOException {
        try (Stream<Path> files = Files.walk(Vectors.FOLDER)) {
            List<Path> containers =
                    files.filter(file -> file.toString().endsWith(".asice")).toList();
            long all = 0;
            for (Path file : containers) {
                assertThat(Files.size(file)).as(file.toString()).isLessThan(FILE_MAX);
                all += Files.size(file);
            }
            assertThat(all).isLessThan(ALL_MAX);
            assertThat(containers.stream()
                            .map(file -> Vectors.FOLDER.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(Vectors.read().all().stream()
                            .map(Vectors.Vector::file)
                            .collect(Collectors.toSet()));
        }
    }
}

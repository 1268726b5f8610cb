package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Conventions that only the text of the sources shows. */
@Timeout(60)
final class SourceConventionsTest {
    private static final int LINES_MAX = 300;
    private static final Pattern CATCH_ALL = Pattern.compile("catch \\((final )?(Exception|Throwable)\\s");

    /** The SOAP edge, and where Jetty and Camel declare Exception on start and stop. */
    private static final Set<String> MAY_CATCH_ALL =
            Set.of("Main.java", "Connectors.java", "Journeys.java", "ExchangeEndpoint.java");

    @Test
    void the_sources_are_found() {
        assertThat(Sources.ofProduct()).hasSizeGreaterThan(200);
    }

    @Test
    void no_class_is_longer_than_three_hundred_lines() {
        assertThat(Sources.ofProduct())
                .allSatisfy(file -> assertThat(Sources.text(file).lines().count())
                        .as("lines of %s", file)
                        .isLessThanOrEqualTo(LINES_MAX));
    }

    @Test
    void nobody_catches_everything_but_at_the_edges() {
        assertThat(Sources.ofProduct().stream()
                        .filter(file -> CATCH_ALL.matcher(Sources.text(file)).find())
                        .map(file -> file.getFileName().toString()))
                .isSubsetOf(MAY_CATCH_ALL);
    }

    @Test
    void every_package_says_what_it_is_and_excludes_null() {
        Set<Path> described = new HashSet<>();
        List<Path> folders = new ArrayList<>();
        for (Path file : Sources.ofProduct()) {
            folders.add(file.getParent());
            if (file.endsWith("package-info.java")
                    && Sources.text(file).contains("@NullMarked")
                    && Sources.text(file).startsWith("/**")) {
                described.add(file.getParent());
            }
        }

        assertThat(described)
                .containsAll(folders.stream()
                        .filter(folder -> !folder.startsWith(Sources.root().resolve("schemas")))
                        .toList());
    }

    @Test
    void tests_wait_for_conditions_and_never_for_time() {
        assertThat(Sources.all().stream().filter(file -> file.toString().contains("/src/test/java/")))
                .filteredOn(file -> Sources.text(file).contains("Thread." + "sleep("))
                .isEmpty();
    }

    @Test
    void no_test_uses_a_mocking_framework() {
        assertThat(Sources.all())
                .noneSatisfy(file -> assertThat(Sources.text(file))
                        .containsPattern("import (static )?org\\.(mockito|easymock|jmock)\\."));
    }

    @Test
    void decisions_have_numbers_of_their_own() throws IOException {
        try (Stream<Path> files = Files.list(Sources.root().resolve("gateway/docs/decisions"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .toList();
            assertThat(names).isNotEmpty().allMatch(name -> name.matches("\\d{4}-[a-z0-9-]+\\.md"));
            assertThat(names.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_readme_shows_the_commands_in_a_table() {
        Path readme = Sources.root().resolve("README.md");

        assumeThat(readme).as("the README of the project").exists();

        assertThat(Sources.text(readme))
                .containsPattern("(?m)^\\|.*mvn verify.*\\|")
                .containsPattern("(?m)^\\|.*mvn -Pdemo.*\\|");
    }
}

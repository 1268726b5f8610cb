package org.epixgateway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.documents.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A new user gets a permit that can be sent today. */
@Timeout(60)
final class SampleCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_sample_is_acceptable_today_whatever_day_it_is() {
        Path file = folder.resolve("PERMIT.xml");

        assertThat(RootCommand.run("sample", "02", "-o", file.toString())).isEqualTo(ExitCode.DONE);

        assertThat(RootCommand.run("validate", file.toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void without_a_name_all_samples_are_listed() throws JsonProcessingException {
        assertThat(json("sample", "--json")).extracting(JsonNode::asText).containsExactlyElementsOf(Samples.PERMITS);
    }

    @Test
    void as_json_it_says_which_sample_went_where_and_its_digest() throws IOException {
        Path file = folder.resolve("any.xml");

        JsonNode said = json("sample", "18", "-o", file.toString(), "--json");

        assertThat(said.path("sample").asText()).isEqualTo("18-minimal-export-ch-fr-cyclamen");
        assertThat(said.path("file").asText()).isEqualTo(file.toString());
        assertThat(said.path("document").asText())
                .isEqualTo(Bytes.of(Files.readAllBytes(file)).digest().hex());
    }

    @Test
    void a_name_that_fits_none_or_several_is_a_usage_error_and_writes_nothing() {
        Path file = folder.resolve("PERMIT.xml");

        assertThat(RootCommand.run("sample", "77", "-o", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(RootCommand.run("sample", "0", "-o", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(RootCommand.run("sample", "-o", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(file).doesNotExist();
    }

    private static JsonNode json(String... command) throws JsonProcessingException {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(RootCommand.run(command)).isEqualTo(ExitCode.DONE);
        } finally {
            System.setOut(before);
        }
        return Output.JSON.readTree(said.toString(StandardCharsets.UTF_8));
    }
}

package org.epixgateway.app.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.permit.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetched answers on disk. */
final class FetchedFolderTest {
    private static final CountryCode XA = CountryCode.of("XA");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Bytes ANSWER = Bytes.utf8("<answer/>");

    @TempDir
    private Path data = Path.of("");

    @Test
    void an_answer_is_kept_as_it_came_for_the_owner_alone() throws IOException {
        String name = new FetchedFolder(data.resolve("fetched")).keep(XA, DAY, ANSWER);

        Path file = data.resolve("fetched").resolve(name);
        assertThat(name).isEqualTo("2026-11-23/XA-" + ANSWER.digest().hex().substring(0, 16) + ".xml");
        assertThat(Files.readAllBytes(file)).isEqualTo(ANSWER.array());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("fetched"))))
                .isEqualTo("rwx------");
    }

    @Test
    void the_same_answer_again_is_the_same_file_and_nothing_is_left_beside_it() throws IOException {
        FetchedFolder folder = new FetchedFolder(data.resolve("fetched"));

        assertThat(folder.keep(XA, DAY, ANSWER)).isEqualTo(folder.keep(XA, DAY, ANSWER));

        try (Stream<Path> files = Files.list(data.resolve("fetched/2026-11-23"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void an_answer_of_several_parts_is_not_called_xml() {
        assertThat(new FetchedFolder(data.resolve("fetched")).keep(XA, DAY, Bytes.utf8("--b\r\n")))
                .endsWith(".mime");
    }

    @Test
    void what_cannot_be_kept_is_an_outage() throws IOException {
        Path inTheWay = Files.createFile(data.resolve("fetched"));

        assertThatThrownBy(() -> new FetchedFolder(inTheWay).keep(XA, DAY, ANSWER))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("cannot be kept");
    }
}

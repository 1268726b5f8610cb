package org.epixgateway.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class EpixFaultTest {
    @Test
    void every_fault_stands_in_the_table_that_callers_read() throws IOException {
        String page = Files.readString(Path.of("../docs/epix-service.md"));

        assertThat(EpixFault.values())
                .allSatisfy(fault -> assertThat(page).contains("| `" + fault.code() + "` |"))
                .extracting(EpixFault::code)
                .doesNotHaveDuplicates();
    }
}

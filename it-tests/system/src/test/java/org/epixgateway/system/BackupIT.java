package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.epixgateway.app.command.RootCommand;
import org.epixgateway.app.running.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a running installation, and the day on which it is needed. */
@Timeout(180)
final class BackupIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_copy_made_while_running_takes_its_originals_place_and_delivers_what_that_had_accepted() throws IOException {
        Path copy = folder.resolve("copy");
        try (TwoGateways both = TwoGateways.make(folder)) {
            both.swiss().start();
            String id = both.swiss().submit(Permits.next());

            assertThat(backup(both.swiss(), copy)).isZero();
            assertThat(backup(both.swiss(), copy)).as("over a backup").isEqualTo(1);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(Home.at(copy).storeFile())))
                    .isEqualTo("rw-------");
            both.swiss().kill();
            Files.move(both.swiss().home().dir(), folder.resolve("lost"));
            Files.move(copy, both.swiss().home().dir());

            both.french().start();
            both.swiss().start();

            both.swiss().awaitDelivered(id);
            assertThat(both.french().inbox()).containsExactly(id);
            both.requireIntactEvidence();
        }
    }

    private static int backup(Site of, Path to) {
        return RootCommand.run("backup", "--dir", of.home().dir().toString(), "-o", to.toString());
    }
}

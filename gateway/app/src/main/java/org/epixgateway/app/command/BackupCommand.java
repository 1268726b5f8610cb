package org.epixgateway.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.InstallationCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies an installation while its gateway runs. */
@Command(
        name = "backup",
        description = "Copy settings, keys and store into a new folder while the gateway runs.",
        footer = {
            "",
            "The copy is an installation: to restore, stop the old gateway for good and run the copy in its place.",
            "Never run both. It holds private keys: keep it as you keep them."
        })
final class BackupCommand extends FolderCommand {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder to make; must not exist.")
    private Path target = Path.of("backup");

    @Override
    int run(Output out) {
        Home home = folder().initialised();
        InstallationCopy.Made made = copied(home, target.toAbsolutePath().normalize());
        out.line("Copied " + home.dir() + " to " + made.folder() + " (" + (made.bytes() >> 10) + " kB): settings, keys"
                + (made.hasStore() ? ", store." : ". The store is in PostgreSQL: back it up there (pg_dump)."));
        out.json(Output.JSON
                .createObjectNode()
                .put("folder", made.folder().toString())
                .put("bytes", made.bytes())
                .put("store", made.hasStore()));
        return ExitCode.DONE;
    }

    private static InstallationCopy.Made copied(Home home, Path target) {
        try {
            return InstallationCopy.of(home, target);
        } catch (FileAlreadyExistsException there) {
            throw new CommandFailedException(
                    ExitCode.REFUSED,
                    target + " exists already, and a backup is never overwritten; name a new folder.");
        } catch (IOException failed) {
            throw new UncheckedIOException("the backup " + target + " cannot be written", failed);
        }
    }
}

package org.epixgateway.app.command;

import java.nio.file.Path;
import org.epixgateway.app.running.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation on this machine a command is about. */
final class FolderOption {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder of the installation; default $EPIX_HOME, else the current folder.")
    private @Nullable Path dir;

    private Home home() {
        String fromEnvironment = System.getenv("EPIX_HOME");
        Path chosen = dir != null
                ? dir
                : Path.of(fromEnvironment == null || fromEnvironment.isBlank() ? "." : fromEnvironment);
        return Home.at(chosen);
    }

    /** The installation's home, which must have been made with init. */
    Home initialised() {
        Home home = home();
        if (!home.isInitialised()) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    home.dir() + " is no installation; make one with: " + "epix-gateway init --party CH --dir "
                            + home.dir());
        }
        return home;
    }

    /** A connection to the gateway that runs on the folder; without one the command makes no sense. */
    ControlClient connectToRunning() {
        Home home = initialised();
        return ControlClient.running(home)
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.OUTAGE,
                        "No gateway is running on " + home.dir() + "; start it with: epix-gateway run --dir "
                                + home.dir()));
    }
}

package org.epixgateway.app.command;

import java.nio.file.Path;
import org.epixgateway.app.running.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation a command is about: a folder here, or a running gateway somewhere else. */
final class HomeOptions {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder of the installation; default $EPIX_HOME, else the current folder.")
    private @Nullable Path dir;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "National API of a gateway elsewhere, such as https://host:8080; needs --token-file.")
    private @Nullable String url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with the API token for --url.")
    private @Nullable Path tokenFile;

    Home home() {
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

    /** A connection to the gateway: the running one, one elsewhere, or the installation's office for this command alone. */
    ControlClient connect() {
        String elsewhere = url;
        if (elsewhere != null) {
            if (tokenFile == null) {
                throw new CommandFailedException(ExitCode.USAGE, "--url needs --token-file");
            }
            return ControlClient.elsewhere(elsewhere, tokenFile);
        }
        return ControlClient.of(initialised());
    }

    /** A connection to a running gateway; without one the command makes no sense. */
    ControlClient connectToRunning() {
        if (url != null) {
            return connect();
        }
        Home home = initialised();
        return ControlClient.running(home)
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.OUTAGE,
                        "No gateway is running on " + home.dir() + "; start it with: epix-gateway run --dir "
                                + home.dir()));
    }
}

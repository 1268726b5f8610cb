package org.epixgateway.app.command;

import java.nio.file.Path;
import org.epixgateway.app.running.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which installation a command is about: a folder here, or a running gateway somewhere else. */
final class HomeOptions {
    @Mixin
    private FolderOption folder = new FolderOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "National API of a gateway elsewhere, such as https://host:8080; needs --token-file.")
    private @Nullable String url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with the API token for --url.")
    private @Nullable Path tokenFile;

    /** The installation's home, which must have been made with init. */
    Home initialised() {
        return folder.initialised();
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

    /** Whether a gateway elsewhere is meant, of which only the national API can be reached. */
    boolean isElsewhere() {
        return url != null;
    }

    /** A connection to a running gateway; without one the command makes no sense. */
    ControlClient connectToRunning() {
        return url == null ? folder.connectToRunning() : connect();
    }
}

package org.epixgateway.app.command;

import java.nio.file.Path;
import java.util.Optional;
import org.epixgateway.app.running.Secrets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The secret of a permit, where its country protects numbers with one. */
final class TokenOptions {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the permit's own token, for you alone (mode 600).")
    private @Nullable Path file;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The same on the command line, where other users of this machine can see it.")
    private @Nullable String token;

    Optional<String> token() {
        if (file != null && token != null) {
            throw new CommandFailedException(ExitCode.USAGE, "say --token-file or --token, not both");
        }
        if (token != null) {
            System.err.println(
                    "Warning: other users of this machine can see a token on the command line, and your shell"
                            + " may remember it; --token-file keeps it to you.");
            return Optional.of(token);
        }
        return Optional.ofNullable(file).map(Secrets::read);
    }
}

package org.epixgateway.app.command;

import picocli.CommandLine.Option;

/** What every command understands. */
final class OutputOptions {
    @Option(names = "--json", description = "One JSON document instead of lines for people.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say what this command does.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    boolean json() {
        return json;
    }
}

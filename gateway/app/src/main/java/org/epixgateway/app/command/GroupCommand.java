package org.epixgateway.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that only groups others; alone it says what there is. */
abstract class GroupCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say what there is.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    @Override
    public Integer call() {
        if (spec != null) {
            CommandLine.usage(spec.commandLine(), System.err);
        }
        return ExitCode.USAGE;
    }
}

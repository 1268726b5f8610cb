package org.epixgateway.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that says what it did, for people or as JSON, and ends with an exit code. */
abstract class SpokenCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions options = new OutputOptions();

    /** Does the work; failures are {@link CommandFailedException}, outages and bugs. */
    abstract int run(Output out);

    @Override
    public final Integer call() {
        return run(new Output(System.out, options.json()));
    }
}

package org.epixgateway.app.command;

import java.util.concurrent.Callable;

/** A command that says what it did, for people or as JSON, and ends with an exit code. */
abstract class SpokenCommand implements Callable<Integer> {
    /** Does the work; failures are {@link CommandFailedException}, outages and bugs. */
    abstract int run(Output out);

    abstract OutputOptions options();

    @Override
    public final Integer call() {
        return run(new Output(System.out, options().json()));
    }
}

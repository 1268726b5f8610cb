package org.epixgateway.app.command;

/** A command that only somebody on the gateway's own machine gives, beside a running gateway or alone. */
abstract class LocalCommand extends FolderCommand {
    abstract int run(ControlClient gateway, Output out);

    /** Whether it makes sense only with a running gateway. */
    boolean needsRunning() {
        return false;
    }

    @Override
    final int run(Output out) {
        try (ControlClient gateway =
                needsRunning() ? folder().connectToRunning() : ControlClient.of(folder().initialised())) {
            return run(gateway, out);
        }
    }
}

package org.epixgateway.app.command;

/** A command that speaks with a gateway. */
abstract class GatewayCommand extends SpokenCommand {
    abstract int run(ControlClient gateway, Output out);

    abstract ControlClient connect();

    /** Fails where no gateway is running. */
    abstract ControlClient connectToRunning();

    /** Whether it makes sense only with a running gateway. */
    boolean needsRunning() {
        return false;
    }

    @Override
    final int run(Output out) {
        try (ControlClient gateway = needsRunning() ? connectToRunning() : connect()) {
            return run(gateway, out);
        }
    }
}

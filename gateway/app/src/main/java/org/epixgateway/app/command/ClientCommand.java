package org.epixgateway.app.command;

import picocli.CommandLine.Mixin;

/** A command that speaks with a gateway: the running one, one elsewhere, or the installation's office. */
abstract class ClientCommand extends SpokenCommand {
    @Mixin
    private OutputOptions options = new OutputOptions();

    @Mixin
    private HomeOptions home = new HomeOptions();

    abstract int run(ControlClient gateway, Output out);

    @Override
    final OutputOptions options() {
        return options;
    }

    final HomeOptions home() {
        return home;
    }

    /** Whether it makes sense only with a running gateway. */
    boolean needsRunning() {
        return false;
    }

    @Override
    final int run(Output out) {
        try (ControlClient gateway = needsRunning() ? home.connectToRunning() : home.connect()) {
            return run(gateway, out);
        }
    }
}

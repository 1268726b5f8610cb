package org.epixgateway.app.command;

import picocli.CommandLine.Mixin;

/** A command that speaks with a gateway: the running one, one elsewhere, or the installation's office. */
abstract class ClientCommand extends GatewayCommand {
    @Mixin
    private HomeOptions home = new HomeOptions();

    final HomeOptions home() {
        return home;
    }

    @Override
    final ControlClient connect() {
        return home.connect();
    }

    @Override
    final ControlClient connectToRunning() {
        return home.connectToRunning();
    }
}

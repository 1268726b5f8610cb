package org.epixgateway.app.command;

import picocli.CommandLine.Mixin;

/** A command that only somebody on the gateway's own machine gives, beside a running gateway or alone. */
abstract class LocalCommand extends GatewayCommand {
    @Mixin
    private FolderOption folder = new FolderOption();

    @Override
    final ControlClient connect() {
        return ControlClient.of(folder.initialised());
    }

    @Override
    final ControlClient connectToRunning() {
        return folder.connectToRunning();
    }
}

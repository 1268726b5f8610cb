package org.epixgateway.app.command;

import picocli.CommandLine.Mixin;

/** A command about an installation on this machine. */
abstract class FolderCommand extends SpokenCommand {
    @Mixin
    private OutputOptions options = new OutputOptions();

    @Mixin
    private FolderOption folder = new FolderOption();

    @Override
    final OutputOptions options() {
        return options;
    }

    final FolderOption folder() {
        return folder;
    }
}

package org.epixgateway.app.command;

import picocli.CommandLine.Mixin;

/** A command about an installation on this machine. */
abstract class FolderCommand extends SpokenCommand {
    @Mixin
    private FolderOption folder = new FolderOption();

    final FolderOption folder() {
        return folder;
    }
}

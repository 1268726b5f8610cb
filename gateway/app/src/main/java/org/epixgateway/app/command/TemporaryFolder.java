package org.epixgateway.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epixgateway.app.running.FolderTree;
import org.jspecify.annotations.Nullable;

/** Where a command works: a folder that somebody named, or one of its own that is gone afterwards. */
record TemporaryFolder(Path path, boolean isOurs) implements AutoCloseable {

    static TemporaryFolder of(@Nullable Path named, String prefix) {
        try {
            return named == null
                    ? new TemporaryFolder(Files.createTempDirectory(prefix), true)
                    : new TemporaryFolder(Files.createDirectories(named), false);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make a folder to work in", failed);
        }
    }

    @Override
    public void close() {
        if (!isOurs) {
            return;
        }
        try {
            FolderTree.remove(path);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + path, failed);
        }
    }
}

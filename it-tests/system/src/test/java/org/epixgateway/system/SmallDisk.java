package org.epixgateway.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of its own that can really be filled; mounting one takes root. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** @param folder to be made */
    static SmallDisk mount(Path folder, int megabytes) {
        try {
            Files.createDirectory(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        Tools.require(isMounted, "No small disk can be mounted here (it takes root): the full disk is not tried.");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** To the last block. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[BLOCK];
            while (folder.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException othersWereFaster) {
            // full, as it was meant to be
        }
    }

    void makeRoom() {
        try {
            Files.delete(filler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        // lazily: what is still open goes with the processes that hold it
        if (!run("umount", "--lazy", folder.toString())) {
            throw new IllegalStateException("cannot unmount " + folder);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package org.epixgateway.app.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.epixgateway.core.exchange.NoRoomException;
import org.epixgateway.core.exchange.StorageSpace;

/** Free space of the disk that holds store and broker, looked up at most twice a second. Thread-safe. */
public final class DiskSpace implements StorageSpace {
    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();

    private final Path folder;
    private final long freeMin;

    private record Look(long free, long nanos) {}

    private volatile Look last;

    public DiskSpace(Path folder, long freeMin) {
        this.folder = folder;
        this.freeMin = freeMin;
        this.last = look();
    }

    public long free() {
        Look current = last;
        if (System.nanoTime() - current.nanos() > FRESH_NANOS) {
            current = look();
            last = current;
        }
        return current.free();
    }

    public boolean hasRoom() {
        return free() >= freeMin;
    }

    @Override
    public void requireRoom() {
        if (!hasRoom()) {
            throw new NoRoomException(
                    "The disk has " + (free() >> 20) + " MB left and " + (freeMin >> 20)
                            + " MB are the minimum; make room, then it goes on by itself.",
                    Duration.ofSeconds(60));
        }
    }

    private Look look() {
        try {
            return new Look(Files.getFileStore(folder).getUsableSpace(), System.nanoTime());
        } catch (IOException unknown) {
            return new Look(0, System.nanoTime());
        }
    }
}

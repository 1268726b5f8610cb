package org.epixgateway.app.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The one process that works on a folder. The operating system gives the lock back when a process dies. */
public final class HomeLock implements AutoCloseable {
    /** Gateways hold a folder as long as they run, commands for a moment. */
    public enum Holder {
        GATEWAY,
        COMMAND
    }

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, unless another process has it. */
    public static Optional<HomeLock> take(Home home) {
        home.make();
        try {
            FileChannel channel = FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tried(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new HomeLock(channel));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + home.dir(), failed);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Says for others who holds the folder; a word of an earlier holder may still stand there before. */
    public HomeLock by(Holder holder) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.name().getBytes(StandardCharsets.US_ASCII)), 0);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot say who holds the folder", failed);
        }
    }

    /** Whether it is, or was at last, a gateway that holds the folder. */
    public static boolean isGateways(Home home) {
        try {
            return Files.readString(file(home), StandardCharsets.US_ASCII).equals(Holder.GATEWAY.name());
        } catch (IOException nobodyYet) {
            return false;
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("lock");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot give the lock back", failed);
        }
    }
}

package org.epixgateway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of a process as if its machine's clock were off: libfaketime stands between the process and the C library.
 * The monotonic clock stays, as it does when somebody sets the clock of a machine. The product has no switch for this.
 */
final class FakeClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
    private static final Optional<Path> FOUND = find();

    private final Path offsetFile;

    private FakeClock(Path offsetFile) {
        this.offsetFile = offsetFile;
    }

    static void requireAvailable() {
        Tools.require(
                FOUND.isPresent(), "No libfaketime: install it (apt-get install faketime) to try clocks that are off.");
    }

    /** @param offset such as -3h or +20m */
    static FakeClock off(Path folder, String offset) {
        try {
            FakeClock clock = new FakeClock(Files.createTempFile(folder, "clock", ".offset"));
            clock.jump(offset);
            return clock;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** From now on it is so far off, also for a process that runs on it. */
    void jump(String offset) {
        try {
            Path next = offsetFile.resolveSibling(offsetFile.getFileName() + ".next");
            Files.writeString(next, offset + "\n");
            Files.move(next, offsetFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The fix for the monotonic clock is for older C libraries: with it, timed waits of the JVM end at once. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", FOUND.orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE", offsetFile.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    private static Optional<Path> find() {
        if (!Files.isDirectory(LIBRARIES)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            List<Path> found = folders.map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::isReadable)
                    .toList();
            return found.stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}

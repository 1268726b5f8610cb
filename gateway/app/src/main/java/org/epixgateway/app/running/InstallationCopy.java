package org.epixgateway.app.running;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.epixgateway.app.settings.GatewaySettings.StoreKind;
import org.epixgateway.store.Backup;

/**
 * A whole copy of an installation, made while its gateway runs: settings, keys, fetched answers, and the embedded store with
 * everything acknowledged before the copy began. The copy is an installation itself; it has no queue, which the store fills again. A
 * store in PostgreSQL is left to that database's own means.
 */
public final class InstallationCopy {
    private InstallationCopy() {}

    /** @param hasStore false where the store is in PostgreSQL */
    public record Made(Path folder, long bytes, boolean hasStore) {}

    /**
     * On disk when it returns; under {@code target} there is a whole copy or none.
     *
     * @throws FileAlreadyExistsException if something is there: a backup is never overwritten
     */
    public static Made of(Home home, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Home copy = Home.at(Path.of(target + ".part"));
        FolderTree.remove(copy.dir());
        try {
            copy.make();
            keep(home.settingsFile(), copy.settingsFile());
            for (Path key : filesIn(home.keys())) {
                keep(key, copy.keys().resolve(key.getFileName().toString()));
            }
            boolean hasStore = home.settings().store().kind() == StoreKind.SQLITE;
            if (hasStore) {
                Backup.of(home.storeFile(), copy.storeFile());
                Files.setPosixFilePermissions(copy.storeFile(), PosixFilePermissions.fromString("rw-------"));
            }
            keepFetched(home.fetched(), copy.fetched());
            sync(copy.keys());
            sync(copy.data());
            sync(copy.dir());
            Files.move(copy.dir(), target, StandardCopyOption.ATOMIC_MOVE);
            return new Made(target, FolderTree.bytes(target), hasStore);
        } finally {
            FolderTree.remove(copy.dir());
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** After the store, so that whatever its evidence names is there. */
    private static void keepFetched(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        FolderTree.makeForOwner(to);
        try (Stream<Path> days = Files.list(from)) {
            for (Path day : days.filter(Files::isDirectory).toList()) {
                Path copy = to.resolve(String.valueOf(day.getFileName()));
                FolderTree.makeForOwner(copy);
                for (Path answer : filesIn(day)) {
                    if (!String.valueOf(answer.getFileName()).startsWith(".")) { // one that is being written
                        keep(answer, copy.resolve(String.valueOf(answer.getFileName())));
                    }
                }
                sync(copy);
            }
        }
        sync(to);
    }

    private static void keep(Path from, Path to) throws IOException {
        // copied with its attributes: what only its owner may read stays so
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel written = FileChannel.open(to, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}

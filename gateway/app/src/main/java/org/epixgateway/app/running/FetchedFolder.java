package org.epixgateway.app.running;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.FetchedFiles;

/**
 * Fetched answers as files, one folder for each day. They hold personal data, so they are for the owner alone. Nothing is
 * named by what a stranger said but by its digest.
 */
final class FetchedFolder implements FetchedFiles {
    private static final int BYTES_MAX = 256 << 20;
    private static final int DIGITS = 16;
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Path folder;

    FetchedFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String keep(CountryCode callee, LocalDate on, Bytes response) {
        if (response.size() > BYTES_MAX) {
            throw new OutageException("An answer of more than " + BYTES_MAX + " bytes is not kept.", SOON);
        }
        String name = callee + "-" + response.digest().hex().substring(0, DIGITS) + ending(response);
        try {
            Path day = folder.resolve(on.toString());
            if (!Files.isDirectory(day)) {
                FolderTree.makeForOwner(day);
                sync(folder.resolveSibling("")); // the folder above, which now names this one
                sync(folder);
            }
            write(day, name, response);
            return on + "/" + name;
        } catch (IOException failed) {
            throw new OutageException(
                    "The answer cannot be kept below " + folder + " (" + failed.getMessage()
                            + "); see to the disk, then ask again.",
                    SOON,
                    failed);
        }
    }

    /** An answer of several parts begins with a boundary, perhaps behind a line break, and is no XML. */
    private static String ending(Bytes response) {
        int first = response.size() == 0 ? '<' : response.array()[0];
        return first == '-' || first == '\r' ? ".mime" : ".xml";
    }

    /** Under its name there is the whole file or none. */
    private static void write(Path day, String name, Bytes response) throws IOException {
        Path temporary = Files.createTempFile(day, ".fetched", ".part", FILE);
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(response.array());
                while (bytes.hasRemaining()) {
                    int unused = out.write(bytes);
                }
                out.force(true);
            }
            Files.move(temporary, day.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            sync(day);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}

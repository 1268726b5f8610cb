package org.epixgateway.app.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Secrets in files for the owner alone. A file that others can read is refused. */
public final class Secrets {
    private static final Set<PosixFilePermission> FOR_OWNER = PosixFilePermissions.fromString("rw-------");

    private Secrets() {}

    public static String read(Path file) {
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
            if (!FOR_OWNER.containsAll(modes) && !modes.equals(PosixFilePermissions.fromString("r--------"))) {
                throw new IllegalArgumentException(file + " can be read by others; chmod 600 it");
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the secret in " + file, failed);
        }
    }

    /** Writes whole or not at all; readable by the owner alone from the first byte. */
    public static void write(Path file, String secret) {
        try {
            Path temporary = Files.createTempFile(
                    file.getParent(), ".secret", "", PosixFilePermissions.asFileAttribute(FOR_OWNER));
            Files.writeString(temporary, secret);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the secret file " + file, failed);
        }
    }
}

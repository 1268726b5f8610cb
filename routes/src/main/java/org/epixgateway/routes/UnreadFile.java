package org.epixgateway.routes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;

/** How files are dealt with that no permit can be. Whoever may write into {@code in} must not make us read for him elsewhere. */
record UnreadFile(Path refused, int permitBytesMax) {

    boolean isUnreadable(Path file) {
        return Files.isSymbolicLink(file) || size(file) > permitBytesMax;
    }

    /** Files away what was read and is nothing, with the sentence that says why. */
    void refuse(Path file, String sentence) {
        try {
            FiledName filed = FiledName.of(
                    requireNonNull(file.getFileName()).toString(), digest(file).shortForm());
            findings(rule(file), filed, sentence);
            Files.move(file, refused.resolve(filed.file()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("what is refused unread cannot be moved to refused/", failed);
        }
    }

    /** Files away with findings, which are there first: a link is taken away as it is, a file too large is kept whole. */
    void refuse(Path file) {
        String name = requireNonNull(file.getFileName()).toString();
        try {
            if (Files.isSymbolicLink(file)) {
                findings(
                        rule(file),
                        FiledName.of(name, "link"),
                        "This is a symbolic link, not a file; it was not followed. Put the permit itself here.");
                Files.delete(file);
                return;
            }
            refuse(file, "The document has " + size(file) + " bytes; at most " + permitBytesMax + " are read.");
        } catch (IOException failed) {
            throw new UncheckedIOException("what is no permit cannot be moved to refused/", failed);
        }
    }

    /** After what it should have been. */
    private static String rule(Path file) {
        return file.toString().endsWith(".json") ? "JSON" : "XML";
    }

    private void findings(String rule, FiledName name, String sentence) throws IOException {
        Finding finding = new Finding(rule, Severity.ERROR, Place.of(Box.DOCUMENT), Optional.empty(), sentence);
        Files.createDirectories(
                refused, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        Path written = Files.writeString(refused.resolve("." + name.findings()), FolderFace.lines(List.of(finding)));
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r-----"));
        Files.move(written, refused.resolve(name.findings()), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The bytes of a file; if it became a link or grew since it was looked at, its turn comes again. */
    static Bytes content(Path file, int permitBytesMax) {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] read = content.readNBytes(permitBytesMax + 1);
            if (read.length > permitBytesMax) {
                throw new IOException("it grew while it was looked at");
            }
            return Bytes.of(read);
        } catch (IOException failed) {
            throw new UncheckedIOException("a file of the folder in/ cannot be read", failed);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("a file of the folder in/ cannot be looked at", failed);
        }
    }

    /** In pieces: the file may be larger than memory. */
    private static Digest digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[1 << 16];
            for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
                sha.update(piece, 0, n);
            }
            return new Digest(HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

package org.epixgateway.system;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.epixgateway.core.bytes.Bytes;

/** ZIP files changed as any program could. */
final class Zip {
    private Zip() {}

    /** All stored, one entry left out. */
    static Bytes without(Bytes zip, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.array()));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Optional<ZipEntry> entry = next(in); entry.isPresent(); entry = next(in)) {
                if (!entry.get().getName().equals(name)) {
                    copy(entry.get().getName(), in.readAllBytes(), out);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Bytes.of(bytes.toByteArray());
    }

    static Bytes entry(Bytes zip, String name) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.array()))) {
            for (Optional<ZipEntry> entry = next(in); entry.isPresent(); entry = next(in)) {
                if (entry.get().getName().equals(name)) {
                    return Bytes.of(in.readAllBytes());
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new AssertionError("no " + name + " in the file");
    }

    private static Optional<ZipEntry> next(ZipInputStream in) throws IOException {
        return Optional.ofNullable(in.getNextEntry());
    }

    private static void copy(String name, byte[] content, ZipOutputStream out) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}

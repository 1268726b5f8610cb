package org.epixgateway.app.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.ExchangeDocuments;
import org.epixgateway.core.exchange.Header;

/** A container taken apart and put together again by an ordinary ZIP writer, with one thing changed. */
final class Edited {
    private static final String SIGNATURES = "META-INF/signatures.xml";
    private static final String MIMETYPE = "mimetype";

    private Edited() {}

    /** The same files, written as ordinary programs write them. */
    static Bytes again(Bytes container, Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> files = files(container);
        change.accept(files);
        ByteArrayOutputStream out = new ByteArrayOutputStream(container.size());
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                write(zip, file.getKey(), file.getValue());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a ZIP in memory", impossible);
        }
        return Bytes.of(out.toByteArray());
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (name.equals(MIMETYPE)) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    static Bytes signature(Bytes container, UnaryOperator<String> edit) {
        return again(
                container,
                files -> files.compute(
                        SIGNATURES,
                        (name, xml) -> utf8(edit.apply(new String(orNothing(xml), StandardCharsets.UTF_8)))));
    }

    static Bytes file(Bytes container, String name, String content) {
        return again(container, files -> files.put(name, utf8(content)));
    }

    static Bytes without(Bytes container, String name) {
        return again(container, files -> files.remove(name));
    }

    /** The mimetype at the end. */
    static Bytes shuffled(Bytes container) {
        return again(container, files -> {
            byte[] mimetype = orNothing(files.remove(MIMETYPE));
            files.put(MIMETYPE, mimetype);
        });
    }

    static Bytes followedBy(Bytes container, String junk) {
        byte[] more = utf8(junk);
        byte[] all = java.util.Arrays.copyOf(container.array(), container.size() + more.length);
        System.arraycopy(more, 0, all, container.size(), more.length);
        return Bytes.of(all);
    }

    static Header header(Bytes container, ExchangeDocuments documents) {
        return documents.readHeader(Bytes.of(orNothing(files(container).get(Header.FILE_NAME))));
    }

    private static Map<String, byte[]> files(Bytes container) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container.array()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a container of our own", impossible);
        }
        return files;
    }

    private static byte[] orNothing(byte @org.jspecify.annotations.Nullable [] content) {
        return content == null ? new byte[0] : content;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.epixgateway.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.epixgateway.core.bytes.Bytes;

/** Writes ZIP files in which any field can be wrong. Shares nothing with the product's writer. */
final class CraftedZip {
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> directory = new ArrayList<>();
    private byte[] prefix = {};
    private byte[] suffix = {};
    private byte[] comment = {};

    /** One entry, with what its own place and the directory say about it. */
    static final class Part {
        String localName;
        String centralName;
        int method;
        int flags;
        int version = 20;
        int madeBy = 20;
        int localCrc;
        int centralCrc;
        int localPacked;
        int centralPacked;
        int localSize;
        int centralSize;
        int externalAttributes;
        byte[] data;
        byte[] descriptor = {};
        byte[] localExtra = {};
        byte[] centralExtra = {};
        byte[] entryComment = {};
        int offset = -1;

        private Part(String name, byte[] content, boolean isPacked) {
            localName = name;
            centralName = name;
            method = isPacked ? 8 : 0;
            data = isPacked ? deflate(content) : content;
            CRC32 crc = new CRC32();
            crc.update(content);
            localCrc = (int) crc.getValue();
            centralCrc = localCrc;
            localPacked = data.length;
            centralPacked = data.length;
            localSize = content.length;
            centralSize = content.length;
        }

        /** As a writer does that does not know sizes in advance. */
        Part streamed(boolean isSigned) {
            flags |= 8;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (isSigned) {
                u32(out, 0x08074b50);
            }
            u32(out, centralCrc);
            u32(out, centralPacked);
            u32(out, centralSize);
            descriptor = out.toByteArray();
            localCrc = 0;
            localPacked = 0;
            localSize = 0;
            return this;
        }
    }

    Part stored(String name, byte[] content) {
        return add(new Part(name, content, false));
    }

    Part packed(String name, byte[] content) {
        return add(new Part(name, content, true));
    }

    Part add(Part part) {
        parts.add(part);
        directory.add(part);
        return part;
    }

    List<Part> parts() {
        return parts;
    }

    List<Part> directory() {
        return directory;
    }

    Part part(String name) {
        return parts.stream().filter(p -> p.localName.equals(name)).findFirst().orElseThrow();
    }

    CraftedZip prefix(String text) {
        prefix = text.getBytes(StandardCharsets.US_ASCII);
        return this;
    }

    CraftedZip suffix(String text) {
        suffix = text.getBytes(StandardCharsets.US_ASCII);
        return this;
    }

    CraftedZip comment(String text) {
        comment = text.getBytes(StandardCharsets.US_ASCII);
        return this;
    }

    Bytes build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        for (Part part : parts) {
            part.offset = out.size();
            u32(out, 0x04034b50);
            u16(out, part.version);
            u16(out, part.flags);
            u16(out, part.method);
            u32(out, 0x5ac10000);
            u32(out, part.localCrc);
            u32(out, part.localPacked);
            u32(out, part.localSize);
            u16(out, part.localName.length());
            u16(out, part.localExtra.length);
            out.writeBytes(part.localName.getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(part.localExtra);
            out.writeBytes(part.data);
            out.writeBytes(part.descriptor);
        }
        int from = out.size();
        directory.forEach(part -> central(out, part));
        int size = out.size() - from;
        u32(out, 0x06054b50);
        u32(out, 0);
        u16(out, directory.size());
        u16(out, directory.size());
        u32(out, size);
        u32(out, from);
        u16(out, comment.length);
        out.writeBytes(comment);
        out.writeBytes(suffix);
        return Bytes.of(out.toByteArray());
    }

    private static void central(ByteArrayOutputStream out, Part part) {
        u32(out, 0x02014b50);
        u16(out, part.madeBy);
        u16(out, part.version);
        u16(out, part.flags);
        u16(out, part.method);
        u32(out, 0x5ac10000);
        u32(out, part.centralCrc);
        u32(out, part.centralPacked);
        u32(out, part.centralSize);
        u16(out, part.centralName.length());
        u16(out, part.centralExtra.length);
        u16(out, part.entryComment.length);
        u16(out, 0);
        u16(out, 0);
        u32(out, part.externalAttributes);
        u32(out, part.offset);
        out.writeBytes(part.centralName.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(part.centralExtra);
        out.writeBytes(part.entryComment);
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 1000];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >>> 8);
    }

    private static void u32(ByteArrayOutputStream out, int value) {
        u16(out, value);
        u16(out, value >>> 16);
    }
}

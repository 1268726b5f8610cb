package org.epixgateway.signing;

import static org.epixgateway.signing.ZipFormat.CENTRAL_SIGNATURE;
import static org.epixgateway.signing.ZipFormat.CENTRAL_SIZE;
import static org.epixgateway.signing.ZipFormat.DEFLATED;
import static org.epixgateway.signing.ZipFormat.FLAGS_DEFLATE_EFFORT;
import static org.epixgateway.signing.ZipFormat.FLAG_DESCRIPTOR;
import static org.epixgateway.signing.ZipFormat.FLAG_UTF8;
import static org.epixgateway.signing.ZipFormat.STORED;
import static org.epixgateway.signing.ZipFormat.VERSION_DEFLATE;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** One record of a ZIP's central directory, its own fields checked. */
record ZipRecord(
        String name,
        int flags,
        int method,
        int timeAndDate,
        int crc,
        int packedSize,
        int size,
        int extraLength,
        int localOffset,
        int next) {
    private static final int NAME_MAX = 201;
    private static final int EXTRA_MAX = 64;
    private static final int UNIX = 3;
    private static final int UNIX_TYPE = 0xf000;
    private static final int UNIX_REGULAR = 0x8000;
    /** Time stamps and owners, which change nothing: extended time stamp, Unix owner, NTFS times. */
    private static final Set<Integer> INERT_EXTRAS = Set.of(0x5455, 0x7875, 0x000a);

    static ZipRecord read(ByteBuffer zip, int at, int end) throws RefusedException {
        if (end - at < CENTRAL_SIZE || zip.getInt(at) != CENTRAL_SIGNATURE) {
            throw new RefusedException("The central directory of the container is damaged.");
        }
        int nameLength = u16(zip, at + 28);
        int extraLength = u16(zip, at + 30);
        int commentLength = u16(zip, at + 32);
        int next = at + CENTRAL_SIZE + nameLength + extraLength;
        if (commentLength != 0 || next > end || nameLength == 0 || nameLength > NAME_MAX) {
            throw new RefusedException("An entry of the container has a comment or a name that is empty or too long.");
        }
        String name = name(zip, at + CENTRAL_SIZE, nameLength);
        ZipRecord entry = new ZipRecord(
                name,
                u16(zip, at + 8),
                u16(zip, at + 10),
                zip.getInt(at + 12),
                zip.getInt(at + 16),
                zip.getInt(at + 20),
                zip.getInt(at + 24),
                extraLength,
                zip.getInt(at + 42),
                next);
        entry.check(u16(zip, at + 6), u16(zip, at + 34));
        checkFileType(name, u16(zip, at + 4), zip.getInt(at + 38));
        checkExtras(zip, at + CENTRAL_SIZE + nameLength, extraLength);
        return entry;
    }

    boolean hasDescriptor() {
        return (flags & FLAG_DESCRIPTOR) != 0;
    }

    private void check(int versionNeeded, int disk) throws RefusedException {
        int allowed = FLAG_UTF8 | (method == DEFLATED ? FLAG_DESCRIPTOR | FLAGS_DEFLATE_EFFORT : 0);
        if (method != STORED && method != DEFLATED) {
            throw new RefusedException("An entry of the container is packed by a method other than store and deflate.");
        }
        if ((flags & ~allowed) != 0) {
            throw new RefusedException(
                    "An entry of the container is encrypted, streamed or flagged in a way the profile excludes.");
        }
        if (versionNeeded > VERSION_DEFLATE || disk != 0) {
            throw new RefusedException("The container uses zip64, several disks or another extension of ZIP.");
        }
        if (packedSize < 0 || size < 0 || localOffset < 0 || (method == STORED && packedSize != size)) {
            throw new RefusedException("The sizes that the container states are impossible.");
        }
    }

    private static void checkFileType(String name, int madeBy, int externalAttributes) throws RefusedException {
        int type = (externalAttributes >>> 16) & UNIX_TYPE;
        if ((madeBy >>> 8) == UNIX && type != 0 && type != UNIX_REGULAR) {
            throw new RefusedException("Entry " + name + " of the container is a link or a folder, not a file.");
        }
    }

    static void checkExtras(ByteBuffer zip, int from, int length) throws RefusedException {
        if (length > EXTRA_MAX) {
            throw new RefusedException("An entry of the container has an extra field that is too long.");
        }
        int at = from;
        int end = from + length;
        while (at < end) {
            if (end - at < 4 || !INERT_EXTRAS.contains(u16(zip, at)) || at + 4 + u16(zip, at + 2) > end) {
                throw new RefusedException(
                        "An entry of the container has an extra field other than time stamps and owners.");
            }
            at += 4 + u16(zip, at + 2);
        }
    }

    static String name(ByteBuffer zip, int at, int length) throws RefusedException {
        byte[] name = new byte[length];
        zip.get(at, name);
        for (byte character : name) {
            // control characters, blanks and everything beyond ASCII
            if (character <= ' ' || character == 0x7f) {
                throw new RefusedException(
                        "A file name in the container has other characters than letters, digits, dot,"
                                + " hyphen and underscore.");
            }
        }
        return new String(name, StandardCharsets.US_ASCII);
    }

    static int u16(ByteBuffer zip, int at) {
        return zip.getShort(at) & 0xffff;
    }
}

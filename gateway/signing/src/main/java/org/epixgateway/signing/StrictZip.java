package org.epixgateway.signing;

import static org.epixgateway.signing.ZipFormat.DESCRIPTOR_SIGNATURE;
import static org.epixgateway.signing.ZipFormat.DESCRIPTOR_SIZE;
import static org.epixgateway.signing.ZipFormat.END_SIGNATURE;
import static org.epixgateway.signing.ZipFormat.END_SIZE;
import static org.epixgateway.signing.ZipFormat.LOCAL_SIGNATURE;
import static org.epixgateway.signing.ZipFormat.LOCAL_SIZE;
import static org.epixgateway.signing.ZipFormat.STORED;
import static org.epixgateway.signing.ZipRecord.u16;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.epixgateway.core.bytes.Bytes;

/**
 * Reads a ZIP in memory so that there is only one way to read it: every byte belongs to exactly one entry, and what the
 * directory says is what the entries say. Ordinary readers disagree about anything else, which is how attacks work.
 */
final class StrictZip {
    /** What unpacks to no more than this is no bomb, however well it packs. */
    private static final int RATIO_FREE_BYTES = 1 << 20;

    private final ByteBuffer zip;
    private final Bounds bounds;
    private int unpackedTotal;

    private StrictZip(byte[] container, Bounds bounds) {
        this.zip = ByteBuffer.wrap(container).order(ByteOrder.LITTLE_ENDIAN);
        this.bounds = bounds;
    }

    /** @param bytesMax of the container, and of all files together once unpacked */
    record Bounds(int bytesMax, int entriesMax, int ratioMax) {}

    /** @param isPlain stored, without extra field or descriptor */
    record Entry(String name, Bytes content, boolean isPlain) {}

    static List<Entry> read(byte[] container, Bounds bounds) throws RefusedException {
        if (container.length > bounds.bytesMax()) {
            throw new RefusedException("The container is larger than " + bounds.bytesMax() + " bytes.");
        }
        return new StrictZip(container, bounds).entries();
    }

    private List<Entry> entries() throws RefusedException {
        int end = zip.capacity() - END_SIZE;
        if (end < 0 || zip.getInt(end) != END_SIGNATURE) {
            throw new RefusedException(
                    "The container is not a ZIP file that ends with its directory and nothing else.");
        }
        List<ZipRecord> records = directory(end);
        int directoryAt = zip.getInt(end + 16);
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < records.size(); i++) {
            ZipRecord entry = records.get(i);
            int next = i + 1 < records.size() ? records.get(i + 1).localOffset() : directoryAt;
            if (entry.localOffset() != at || next <= at || next > directoryAt) {
                throw new RefusedException(
                        "The entries of the container do not follow one another without gaps, in the order of its directory.");
            }
            entries.add(entry(entry, next));
            at = next;
        }
        return entries;
    }

    private List<ZipRecord> directory(int end) throws RefusedException {
        int count = u16(zip, end + 10);
        int size = zip.getInt(end + 12);
        int from = zip.getInt(end + 16);
        boolean isOneDisk = u16(zip, end + 4) == 0 && u16(zip, end + 6) == 0 && u16(zip, end + 8) == count;
        if (!isOneDisk || u16(zip, end + 20) != 0 || from < 0 || size < 0 || (long) from + size != end) {
            throw new RefusedException(
                    "The directory of the container is not where its end record says, or has a comment.");
        }
        if (count == 0 || count > bounds.entriesMax()) {
            throw new RefusedException("The container has no entry or more than " + bounds.entriesMax() + ".");
        }
        List<ZipRecord> records = new ArrayList<>(count);
        Set<String> names = new HashSet<>();
        int at = from;
        for (int i = 0; i < count; i++) {
            ZipRecord entry = ZipRecord.read(zip, at, end);
            if (!names.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw new RefusedException("The container has two entries of one name.");
            }
            records.add(entry);
            at = entry.next();
        }
        if (at != end) {
            throw new RefusedException("The directory of the container has bytes that belong to no entry.");
        }
        return records;
    }

    private Entry entry(ZipRecord entry, int next) throws RefusedException {
        int at = entry.localOffset();
        if (next - at < LOCAL_SIZE || zip.getInt(at) != LOCAL_SIGNATURE) {
            throw new RefusedException("An entry of the container does not begin where the directory says.");
        }
        int nameLength = u16(zip, at + 26);
        int extraLength = u16(zip, at + 28);
        long dataAt = (long) at + LOCAL_SIZE + nameLength + extraLength;
        long dataEnd = dataAt + entry.packedSize();
        if (dataEnd > next) {
            throw new RefusedException("An entry of the container is larger than its place.");
        }
        boolean isSame = ZipRecord.name(zip, at + LOCAL_SIZE, nameLength).equals(entry.name())
                && u16(zip, at + 6) == entry.flags()
                && u16(zip, at + 8) == entry.method()
                && zip.getInt(at + 10) == entry.timeAndDate()
                && sameSizes(entry, at + 14, entry.hasDescriptor());
        if (!isSame) {
            throw new RefusedException(
                    "The container names or measures an entry differently in its directory and in its place.");
        }
        ZipRecord.checkExtras(zip, at + LOCAL_SIZE + nameLength, extraLength);
        checkTail(entry, (int) dataEnd, next);
        boolean isPlain = entry.method() == STORED && entry.extraLength() == 0 && extraLength == 0;
        return new Entry(entry.name(), Bytes.of(unpack(entry, (int) dataAt)), isPlain);
    }

    /** A writer that does not know sizes in advance leaves zeros here and writes them behind the data. */
    private boolean sameSizes(ZipRecord entry, int at, boolean orZero) {
        int crc = zip.getInt(at);
        int packed = zip.getInt(at + 4);
        int size = zip.getInt(at + 8);
        boolean isSame = crc == entry.crc() && packed == entry.packedSize() && size == entry.size();
        return isSame || (orZero && crc == 0 && packed == 0 && size == 0);
    }

    private void checkTail(ZipRecord entry, int dataEnd, int next) throws RefusedException {
        int tail = next - dataEnd;
        boolean isBare = tail == DESCRIPTOR_SIZE && sameSizes(entry, dataEnd, false);
        boolean isSigned = tail == DESCRIPTOR_SIZE + 4
                && zip.getInt(dataEnd) == DESCRIPTOR_SIGNATURE
                && sameSizes(entry, dataEnd + 4, false);
        boolean isRight = entry.hasDescriptor() ? isBare || isSigned : tail == 0;
        if (!isRight) {
            throw new RefusedException(
                    "The container has bytes between entries that belong to none, or a data descriptor that contradicts its directory.");
        }
    }

    private byte[] unpack(ZipRecord entry, int at) throws RefusedException {
        long allowed = Math.max((long) entry.packedSize() * bounds.ratioMax(), RATIO_FREE_BYTES);
        if (entry.size() > bounds.bytesMax() - unpackedTotal || entry.size() > allowed) {
            throw new RefusedException("The container unpacks to more than " + bounds.bytesMax()
                    + " bytes or more than " + bounds.ratioMax() + " times its size.");
        }
        unpackedTotal += entry.size();
        byte[] content =
                entry.method() == STORED ? Arrays.copyOfRange(zip.array(), at, at + entry.size()) : inflate(entry, at);
        CRC32 crc = new CRC32();
        crc.update(content);
        if ((int) crc.getValue() != entry.crc()) {
            throw new RefusedException(
                    "Entry " + entry.name() + " of the container is damaged: its checksum does not fit.");
        }
        return content;
    }

    private byte[] inflate(ZipRecord entry, int at) throws RefusedException {
        byte[] content = new byte[entry.size()];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip.array(), at, entry.packedSize());
            int filled = 0;
            while (filled < content.length) {
                int read = inflater.inflate(content, filled, content.length - filled);
                if (read == 0) {
                    break;
                }
                filled += read;
            }
            // one byte of room shows whether there is more than was stated
            int surplus = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
            if (filled == content.length
                    && surplus == 0
                    && inflater.finished()
                    && inflater.getBytesRead() == entry.packedSize()) {
                return content;
            }
        } catch (DataFormatException damaged) {
            throw new RefusedException("Entry " + entry.name() + " of the container cannot be unpacked.");
        } finally {
            inflater.end();
        }
        throw new RefusedException(
                "Entry " + entry.name() + " of the container does not unpack to the size it states.");
    }
}

package org.epixgateway.core.exchange;

import java.util.Optional;
import java.util.function.Function;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;

/** Opens what was written whole once, so that a file that cannot be opened now was damaged in the store. */
final class StoredEnvelope {
    private final String what;
    private final OpenedEnvelope opened;

    private StoredEnvelope(String what, OpenedEnvelope opened) {
        this.what = what;
        this.opened = opened;
    }

    /** @throws DamagedFileException if it is gone, or not the file with this digest any more */
    static StoredEnvelope open(EnvelopeOpener opener, Optional<Bytes> container, Digest digest, String what) {
        return container
                .filter(bytes -> bytes.digest().equals(digest))
                .map(bytes -> open(opener, bytes, what))
                .orElseThrow(() -> new DamagedFileException(what));
    }

    /** @throws DamagedFileException if it cannot be opened */
    static StoredEnvelope open(EnvelopeOpener opener, Bytes container, String what) {
        if (!(opener.open(container) instanceof EnvelopeOpener.Opened(OpenedEnvelope opened))) {
            throw new DamagedFileException(what);
        }
        return new StoredEnvelope(what, opened);
    }

    OpenedEnvelope opened() {
        return opened;
    }

    Bytes file(String name) {
        return opened.file(name).orElseThrow(() -> new DamagedFileException(what));
    }

    <T> T read(String name, Function<Bytes, T> reader) {
        try {
            return reader.apply(file(name));
        } catch (UnreadableDocumentException changed) {
            throw new DamagedFileException(what);
        }
    }
}

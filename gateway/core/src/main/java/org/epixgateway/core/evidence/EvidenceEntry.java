package org.epixgateway.core.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.epixgateway.core.bytes.Digest;

/**
 * A note in its place in the chain of one Party's node.
 *
 * <pre>
 * content = "position: 17\nprevious: 9f..\nkind: ..\nat: 2026-11-23T10:00:00Z\nactor: ..\nfact-name: value\n.."
 *           one line per fact, sorted by name; backslash and line feed in values written as \\ and \n
 * hash    = SHA-256(content, UTF-8)
 * </pre>
 *
 * The first entry has position 1 and {@link #GENESIS} as previous hash.
 */
public record EvidenceEntry(long position, Digest previous, EvidenceNote note, Digest hash) {
    /** The hash before the first entry: SHA-256 of nothing. */
    public static final Digest GENESIS = Digest.of(new byte[0]);

    public static EvidenceEntry chain(long position, Digest previous, EvidenceNote note) {
        String content = content(position, previous, note);
        return new EvidenceEntry(position, previous, note, Digest.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the hash is the hash of what the entry says. */
    public boolean isIntact() {
        return chain(position, previous, note).hash().equals(hash);
    }

    public static String content(long position, Digest previous, EvidenceNote note) {
        StringBuilder out = new StringBuilder(256);
        line(out, "position", Long.toString(position));
        line(out, "previous", previous.hex());
        line(out, "kind", note.kind());
        line(out, "at", instant(note.at()));
        line(out, "actor", note.actor());
        note.facts().forEach((name, value) -> line(out, "fact-" + name, value));
        return out.toString();
    }

    private static String instant(Instant at) {
        return at.toString();
    }

    private static void line(StringBuilder out, String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n");
        out.append(name.replace("\n", "\\n")).append(": ").append(escaped).append('\n');
    }
}

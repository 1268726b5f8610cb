package org.epixgateway.core.evidence;

import java.util.Arrays;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;

/**
 * What belongs together and is proven together, by its hash values: the files of one message. Two files with the same
 * content are two members.
 *
 * @param hashes in binary ascending order, however they were given
 */
public record DataGroup(HashAlgorithm algorithm, List<Bytes> hashes) {
    /** More files than any container may hold. */
    public static final int MEMBERS_MAX = 1_000;

    public DataGroup {
        if (hashes.isEmpty() || hashes.size() > MEMBERS_MAX) {
            throw new IllegalArgumentException("a group has 1 to " + MEMBERS_MAX + " members, not " + hashes.size());
        }
        for (Bytes hash : hashes) {
            if (hash.size() != algorithm.bytes()) {
                throw new IllegalArgumentException("a member is no " + algorithm.platformName() + " value");
            }
        }
        hashes = ascending(hashes);
    }

    public static DataGroup of(HashAlgorithm algorithm, Bytes... hashes) {
        return new DataGroup(algorithm, List.of(hashes));
    }

    /** The one value that stands for the group in the tree; that of a single member is the member's own. */
    public Bytes value() {
        return HashTree.together(algorithm, hashes);
    }

    static List<Bytes> ascending(List<Bytes> hashes) {
        return hashes.stream()
                .sorted((one, other) -> Arrays.compareUnsigned(one.array(), other.array()))
                .toList();
    }
}

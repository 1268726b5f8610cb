package org.epixgateway.core.evidence;

import java.util.List;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;

/**
 * The way from one data group up to the root of a hash tree, without the rest of the tree (RFC 4998, 4.2): first the
 * group's own hash values, then on each level those that the value so far is hashed with.
 */
public record ReducedHashTree(HashAlgorithm algorithm, List<List<Bytes>> lists) {
    /** Levels of a tree of pairs over {@link HashTree#GROUPS_MAX} groups are 17; others may build otherwise. */
    public static final int LISTS_MAX = 64;

    public ReducedHashTree {
        if (lists.isEmpty() || lists.size() > LISTS_MAX) {
            throw new IllegalArgumentException("a way has 1 to " + LISTS_MAX + " lists, not " + lists.size());
        }
        // a list is bounded and checked as a group is
        lists = lists.stream()
                .map(list -> new DataGroup(algorithm, list).hashes())
                .toList();
    }

    /** The root that the lists lead to. */
    public Imprint root() {
        Bytes value = HashTree.together(algorithm, lists.getFirst());
        for (List<Bytes> list : lists.subList(1, lists.size())) {
            value = HashTree.together(
                    algorithm, Stream.concat(Stream.of(value), list.stream()).toList());
        }
        return new Imprint(algorithm, value);
    }

    /**
     * Whether it begins with exactly this group. A part of a group is not the group, and a first list that holds a
     * neighbour too, which the standard allows for single files, is not taken: it would make a group of two strangers.
     */
    public boolean isOf(DataGroup group) {
        return group.algorithm() == algorithm && group.hashes().equals(lists.getFirst());
    }
}

package org.epixgateway.core.evidence;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.epixgateway.core.bytes.Bytes;

/**
 * One time-stamp for many messages: the hash values of their data groups, hashed together in pairs up to one root (RFC
 * 4998, 4.2), and for each group the way from it to the root. Made from stored hash values, never from files.
 *
 * <pre>
 * value of a group  one member: itself; several: hash of all, in binary ascending order, one after the other
 * first level       the values of all groups in binary ascending order
 * next level        hash of each pair, the smaller one first; an odd one at the end passes up as it is
 * </pre>
 */
public final class HashTree {
    /** What an interval may hold; a busy gateway makes 3,000 messages in one. */
    public static final int GROUPS_MAX = 100_000;

    private final HashAlgorithm algorithm;
    private final List<DataGroup> groups;
    /** Where in the first level each group stands, in the order in which the groups were given. */
    private final int[] places;

    private final List<List<Bytes>> levels;

    private HashTree(HashAlgorithm algorithm, List<DataGroup> groups) {
        this.algorithm = algorithm;
        this.groups = groups;
        this.places = new int[groups.size()];
        this.levels = new ArrayList<>();
        List<Bytes> values = groups.stream().map(DataGroup::value).toList();
        List<Integer> order = IntStream.range(0, groups.size())
                .boxed()
                .sorted(Comparator.comparing(i -> values.get(i).array(), Arrays::compareUnsigned))
                .toList();
        for (int place = 0; place < places.length; place++) {
            places[order.get(place)] = place;
        }
        levels.add(order.stream().map(values::get).toList());
        while (levels.getLast().size() > 1) {
            levels.add(above(levels.getLast()));
        }
    }

    /** @throws IllegalArgumentException if there is no group, there are too many, or one is of another algorithm */
    public static HashTree of(HashAlgorithm algorithm, List<DataGroup> groups) {
        if (groups.isEmpty() || groups.size() > GROUPS_MAX) {
            throw new IllegalArgumentException("a tree has 1 to " + GROUPS_MAX + " groups, not " + groups.size());
        }
        if (groups.stream().anyMatch(group -> group.algorithm() != algorithm)) {
            throw new IllegalArgumentException("all of a tree is hashed by " + algorithm.platformName());
        }
        return new HashTree(algorithm, List.copyOf(groups));
    }

    /** What is to be time-stamped. */
    public Imprint root() {
        return new Imprint(algorithm, levels.getLast().getFirst());
    }

    public int size() {
        return groups.size();
    }

    /** @param group its number in the order in which the groups were given, from 0 */
    public ReducedHashTree reduced(int group) {
        List<List<Bytes>> lists = new ArrayList<>();
        lists.add(groups.get(group).hashes());
        int place = places[group];
        for (List<Bytes> level : levels) {
            int neighbour = place ^ 1;
            if (neighbour < level.size()) {
                lists.add(List.of(level.get(neighbour)));
            }
            place >>= 1;
        }
        return new ReducedHashTree(algorithm, lists);
    }

    private List<Bytes> above(List<Bytes> level) {
        List<Bytes> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            above.add(together(algorithm, level.subList(i, Math.min(i + 2, level.size()))));
        }
        return above;
    }

    /** The hash of all, smallest first; one alone stands for itself. */
    static Bytes together(HashAlgorithm algorithm, List<Bytes> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        MessageDigest digest = algorithm.digest();
        DataGroup.ascending(hashes).forEach(hash -> digest.update(hash.array()));
        return Bytes.of(digest.digest());
    }
}

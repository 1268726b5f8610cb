package org.epixgateway.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class HashTreeTest {
    private static final int SIZES = 70;

    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void the_root_is_that_of_a_naive_recomputation_for_every_size(HashAlgorithm algorithm) throws Exception {
        for (int size = 1; size <= SIZES; size++) {
            List<DataGroup> groups = groups(algorithm, size);

            assertThat(hex(HashTree.of(algorithm, groups).root().value()))
                    .as("size %s", size)
                    .isEqualTo(naiveRoot(algorithm, groups));
        }
    }

    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void every_group_finds_its_way_to_the_root_by_a_naive_walk(HashAlgorithm algorithm) throws Exception {
        for (int size = 1; size <= SIZES; size++) {
            List<DataGroup> groups = groups(algorithm, size);
            HashTree tree = HashTree.of(algorithm, groups);
            for (int i = 0; i < size; i++) {
                ReducedHashTree way = tree.reduced(i);

                assertThat(way.isOf(groups.get(i))).isTrue();
                assertThat(way.root()).isEqualTo(tree.root());
                assertThat(naiveWalk(algorithm, way)).isEqualTo(hex(tree.root().value()));
            }
        }
    }

    @Test
    void two_leaves_are_hashed_smaller_first_whatever_their_order() {
        Bytes a = hash("a");
        Bytes b = hash("b");
        DataGroup one = DataGroup.of(HashAlgorithm.SHA256, a);
        DataGroup other = DataGroup.of(HashAlgorithm.SHA256, b);

        Imprint root = HashTree.of(HashAlgorithm.SHA256, List.of(one, other)).root();

        // 3e23... is smaller than ca97...
        assertThat(hex(b)).startsWith("3e23");
        assertThat(hex(a)).startsWith("ca97");
        byte[] pair = HexFormat.of().parseHex(hex(b) + hex(a));
        assertThat(root).isEqualTo(Imprint.of(Digest.of(pair)));
        assertThat(HashTree.of(HashAlgorithm.SHA256, List.of(other, one)).root())
                .isEqualTo(root);
    }

    @Test
    void a_tree_of_one_file_is_the_file_s_own_hash() {
        HashTree tree = HashTree.of(HashAlgorithm.SHA256, List.of(DataGroup.of(HashAlgorithm.SHA256, hash("a"))));

        assertThat(tree.root().value()).isEqualTo(hash("a"));
        assertThat(tree.reduced(0).lists()).containsExactly(List.of(hash("a")));
    }

    @Test
    void equal_members_and_equal_groups_keep_their_places() throws Exception {
        DataGroup twins = DataGroup.of(HashAlgorithm.SHA256, hash("a"), hash("a"));
        DataGroup single = DataGroup.of(HashAlgorithm.SHA256, hash("a"));
        List<DataGroup> groups = List.of(twins, single, twins, single, single);
        HashTree tree = HashTree.of(HashAlgorithm.SHA256, groups);

        assertThat(hex(tree.root().value())).isEqualTo(naiveRoot(HashAlgorithm.SHA256, groups));
        for (int i = 0; i < groups.size(); i++) {
            assertThat(tree.reduced(i).root()).isEqualTo(tree.root());
        }
        assertThat(tree.reduced(0).isOf(single)).isFalse();
    }

    @Test
    void a_part_of_a_group_or_more_than_it_is_not_the_group() {
        DataGroup group = DataGroup.of(HashAlgorithm.SHA256, hash("a"), hash("b"), hash("c"));
        ReducedHashTree way = HashTree.of(
                        HashAlgorithm.SHA256, List.of(group, DataGroup.of(HashAlgorithm.SHA256, hash("x"))))
                .reduced(0);

        assertThat(way.isOf(DataGroup.of(HashAlgorithm.SHA256, hash("c"), hash("b"), hash("a"))))
                .isTrue();
        assertThat(way.isOf(DataGroup.of(HashAlgorithm.SHA256, hash("a"), hash("b"))))
                .isFalse();
        assertThat(way.isOf(DataGroup.of(HashAlgorithm.SHA256, hash("a"), hash("b"), hash("c"), hash("x"))))
                .isFalse();
    }

    @Test
    void an_altered_hash_anywhere_on_the_way_leads_to_another_root() throws Exception {
        HashTree tree = HashTree.of(HashAlgorithm.SHA256, groups(HashAlgorithm.SHA256, 13));
        ReducedHashTree way = tree.reduced(4);
        for (int i = 0; i < way.lists().size(); i++) {
            List<List<Bytes>> altered = new ArrayList<>(way.lists());
            altered.set(i, List.of(hash("something else")));

            assertThat(new ReducedHashTree(HashAlgorithm.SHA256, altered).root())
                    .isNotEqualTo(tree.root());
        }
    }

    @Test
    void nonsense_is_refused() {
        Bytes sha512 = HashAlgorithm.SHA512.hash(Bytes.utf8("a"));
        DataGroup group = DataGroup.of(HashAlgorithm.SHA256, hash("a"));

        assertThatIllegalArgumentException().isThrownBy(() -> new DataGroup(HashAlgorithm.SHA256, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> DataGroup.of(HashAlgorithm.SHA256, hash("a"), sha512));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new DataGroup(HashAlgorithm.SHA256, Collections.nCopies(DataGroup.MEMBERS_MAX + 1, hash("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> HashTree.of(HashAlgorithm.SHA256, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> HashTree.of(HashAlgorithm.SHA512, List.of(group)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> HashTree.of(HashAlgorithm.SHA256, Collections.nCopies(HashTree.GROUPS_MAX + 1, group)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReducedHashTree(HashAlgorithm.SHA256, List.of(List.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReducedHashTree(
                        HashAlgorithm.SHA256, Collections.nCopies(ReducedHashTree.LISTS_MAX + 1, List.of(hash("a")))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Imprint(HashAlgorithm.SHA256, sha512));
    }

    @Test
    void the_largest_tree_stays_within_the_bound_of_levels() {
        DataGroup group = DataGroup.of(HashAlgorithm.SHA256, hash("a"));

        HashTree tree = HashTree.of(HashAlgorithm.SHA256, Collections.nCopies(HashTree.GROUPS_MAX, group));

        assertThat(tree.size()).isEqualTo(HashTree.GROUPS_MAX);
        assertThat(tree.reduced(0).lists()).hasSize(18);
        assertThat(tree.reduced(HashTree.GROUPS_MAX - 1).root()).isEqualTo(tree.root());
    }

    /** Groups of one to four members, so that each size has all of them. */
    private static List<DataGroup> groups(HashAlgorithm algorithm, int size) {
        List<DataGroup> groups = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Bytes> members = new ArrayList<>();
            for (int member = 0; member <= i % 4; member++) {
                members.add(algorithm.hash(Bytes.utf8("message " + i + " file " + member)));
            }
            groups.add(new DataGroup(algorithm, members));
        }
        return groups;
    }

    /** Written without a line of the product: hexadecimal strings sort as their bytes do. */
    private static String naiveRoot(HashAlgorithm algorithm, List<DataGroup> groups) throws Exception {
        List<String> level = new ArrayList<>();
        for (DataGroup group : groups) {
            level.add(naive(
                    algorithm, group.hashes().stream().map(HashTreeTest::hex).toList()));
        }
        Collections.sort(level);
        while (level.size() > 1) {
            List<String> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(naive(algorithm, level.subList(i, Math.min(level.size(), i + 2))));
            }
            level = above;
        }
        return level.get(0);
    }

    private static String naiveWalk(HashAlgorithm algorithm, ReducedHashTree way) throws Exception {
        List<String> carried = new ArrayList<>();
        for (List<Bytes> list : way.lists()) {
            list.forEach(hash -> carried.add(hex(hash)));
            String value = naive(algorithm, carried);
            carried.clear();
            carried.add(value);
        }
        return carried.get(0);
    }

    private static String naive(HashAlgorithm algorithm, List<String> hashes) throws Exception {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        String[] sorted = hashes.toArray(String[]::new);
        Arrays.sort(sorted);
        String name = algorithm == HashAlgorithm.SHA256 ? "SHA-256" : "SHA-512";
        byte[] all = HexFormat.of().parseHex(String.join("", sorted));
        return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(all));
    }

    private static Bytes hash(String text) {
        return Bytes.of(Digest.of(text.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.array());
    }
}

package org.epixgateway.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListsTest {
    private static final List<String> COMMON =
            List.of("code", "name_en", "name_fr", "name_es", "valid_from", "valid_until", "source", "confidence");

    static Stream<String> lists() {
        return Resource.list("codelists", ".csv").stream().filter(name -> !name.endsWith("/index.csv"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void every_list_parses_and_begins_with_the_common_columns(String list) {
        Csv csv = Csv.read(list);

        assertThat(csv.header()).startsWith(COMMON.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(csv.rows()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void every_row_says_where_it_comes_from(String list) {
        Csv csv = Csv.read(list);

        assertThat(csv.column("code")).doesNotContain("");
        assertThat(csv.column("source")).doesNotContain("");
        assertThat(csv.column("confidence")).doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void every_list_opens_with_its_name_version_and_source(String list) {
        List<String> comments = Csv.read(list).comments();

        assertThat(comments.get(0)).startsWith("# list: ");
        assertThat(comments.get(1)).matches("# version: \\d{4}-\\d{2}-\\d{2}");
        assertThat(comments.getLast()).startsWith("# source: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit-types",
                "purposes",
                "sources",
                "appendices",
                "terms",
                "units",
                "countries",
                "document-types-1001"
            })
    void no_list_of_codes_names_a_code_twice(String list) {
        assertThat(Csv.read("codelists/" + list + ".csv").column("code")).doesNotHaveDuplicates();
    }

    @Test
    void the_index_names_every_list_with_its_version_and_size() {
        List<Map<String, String>> index = Csv.read("codelists/index.csv").rows();

        assertThat(index)
                .extracting(row -> "codelists/" + row.get("file"))
                .containsExactlyInAnyOrderElementsOf(lists().toList());
        for (Map<String, String> entry : index) {
            Csv list = Csv.read("codelists/" + entry.get("file"));
            assertThat(list.comments())
                    .startsWith("# list: " + entry.get("list"), "# version: " + entry.get("version"));
            assertThat(list.rows()).hasSize(Integer.parseInt(entry.get("rows")));
        }
    }

    @Test
    void pairs_use_only_codes_that_are_listed() {
        List<String> terms = Csv.read("codelists/terms.csv").column("code");
        List<String> units = Csv.read("codelists/units.csv").column("code");
        List<String> purposes = Csv.read("codelists/purposes.csv").column("code");

        assertThat(terms).containsAll(Csv.read("codelists/term-unit.csv").column("code"));
        assertThat(terms).containsAll(Csv.read("codelists/term-purpose.csv").column("code"));
        assertThat(terms).containsAll(Csv.read("codelists/taxon-term.csv").column("code"));
        assertThat(purposes).containsAll(Csv.read("codelists/term-purpose.csv").column("purpose_code"));
        assertThat(Csv.read("codelists/term-unit.csv").column("unit_code").stream()
                        .filter(unit -> !unit.isEmpty()))
                .isSubsetOf(units);
    }
}

package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.epixgateway.core.rules.CodeLists;
import org.epixgateway.core.rules.CodeLists.Pairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCodeListsTest {
    private static final CodeLists CODES = new CsvCodeLists();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "PERMIT_TYPES,R",
        "PURPOSES,T",
        "SOURCES,W",
        "APPENDICES,II",
        "TERMS,LIV",
        "UNITS,KIL",
        "UNITS,KGM",
        "UNITS,H87",
        "COUNTRIES,CH",
        "COUNTRIES,XX",
        "DOCUMENT_TYPES,861"
    })
    void codes_of_every_list_have_names(CodeLists.List list, String code) {
        assertThat(CODES.name(list, code, TODAY)).isPresent();
    }

    @Test
    void names_are_those_of_the_list_with_their_commas() {
        assertThat(CODES.name(CodeLists.List.COUNTRIES, "AE", TODAY)).contains("United Arab Emirates");
        assertThat(CODES.name(CodeLists.List.SOURCES, "W", TODAY)).contains("Wild");
    }

    @ParameterizedTest
    @EnumSource(CodeLists.List.class)
    void a_code_is_exact(CodeLists.List list) {
        assertThat(CODES.name(list, "", TODAY)).isEmpty();
        assertThat(CODES.name(list, "w", TODAY)).isEmpty();
        assertThat(CODES.name(list, "No such code", TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KIL", "KGM", "GRM", "", "PCS", "NAR", "ITE", "H87"})
    void units_of_either_kind_make_a_pair_and_pieces_are_no_unit(String unit) {
        assertThat(CODES.hasPair(Pairs.TERM_UNIT, "BAL", unit)).isTrue();
    }

    @Test
    void an_unusual_unit_is_no_pair() {
        assertThat(CODES.hasPair(Pairs.TERM_UNIT, "BAL", "MTQ")).isFalse();
        assertThat(CODES.hasPair(Pairs.TERM_UNIT, "XXX", "")).isFalse();
        assertThat(CODES.hasPair(Pairs.TERM_PURPOSE, "BAL", "M")).isTrue();
        assertThat(CODES.hasPair(Pairs.TERM_PURPOSE, "BAL", "PCS")).isFalse();
    }

    @Test
    void the_pairs_know_which_terms_they_speak_about() {
        assertThat(CODES.knowsTerm(Pairs.TERM_UNIT, "BAL")).isTrue();
        assertThat(CODES.knowsTerm(Pairs.TERM_UNIT, "XXX")).isFalse();
    }

    @Test
    void a_code_is_valid_from_its_first_to_its_last_day() {
        CodeLists dated = new CsvCodeLists(withCountries("""
                # a comment
                code,name_en,valid_from,valid_until
                SU,"Union of Soviet, Socialist ""Republics""\",1976-12-08,1991-12-25
                """));

        assertThat(dated.name(CodeLists.List.COUNTRIES, "SU", LocalDate.of(1976, 12, 7)))
                .isEmpty();
        assertThat(dated.name(CodeLists.List.COUNTRIES, "SU", LocalDate.of(1976, 12, 8)))
                .contains("Union of Soviet, Socialist \"Republics\"");
        assertThat(dated.name(CodeLists.List.COUNTRIES, "SU", LocalDate.of(1991, 12, 25)))
                .isPresent();
        assertThat(dated.name(CodeLists.List.COUNTRIES, "SU", LocalDate.of(1991, 12, 26)))
                .isEmpty();
    }

    @Test
    void the_version_is_short_and_stable_and_tells_other_lists_apart() {
        CodeLists others = new CsvCodeLists(withCountries("code,name_en,valid_from,valid_until\nCH,Suisse,,\n"));

        assertThat(CODES.version()).matches("2026-11-23\\.[0-9a-f]{8}").isEqualTo(new CsvCodeLists().version());
        assertThat(others.version()).isNotEqualTo(CODES.version());
    }

    private static UnaryOperator<String> withCountries(String countries) {
        return name -> name.equals("countries") ? countries : Csv.bundled(name);
    }
}

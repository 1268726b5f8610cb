package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class AppendixAndSourceTest {
    private final Rule rule = new AppendixAndSource();

    @Test
    void each_appendix_of_the_convention_is_fine() {
        assertThat(List.of("I", "II", "III"))
                .allSatisfy(
                        value -> assertThat(Judged.by(rule, with(value, "W"))).isEmpty());
    }

    @Test
    void a_missing_appendix_is_an_error() {
        assertThat(Judged.by(rule, with("-", "W"))).containsExactly("ERROR box 10, block A");
    }

    @Test
    void any_other_appendix_is_a_warning() {
        assertThat(List.of("A", "N", "2", "ii", "I/II"))
                .allSatisfy(value ->
                        assertThat(Judged.by(rule, with(value, "W"))).containsExactly("WARNING box 10, block A"));
    }

    @Test
    void a_missing_source_is_an_error() {
        assertThat(Judged.by(rule, with("II"))).containsExactly("ERROR box 10, block A");
    }

    @Test
    void a_source_that_is_not_on_the_list_is_a_warning() {
        assertThat(Judged.by(rule, with("II", "Q"))).containsExactly("WARNING box 10, block A");
    }

    @Test
    void a_phytosanitary_certificate_needs_neither() {
        Permit permit = PermitDraft.of(with(""))
                .with(p -> p.typeLetter = "O")
                .with(p -> p.typeText = "Phytosanitary certificate")
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void o_may_stand_alone_or_with_a_second_code() {
        assertThat(Judged.by(rule, with("I", "O"))).isEmpty();
        assertThat(Judged.by(rule, with("I", "O", "W"))).isEmpty();
        assertThat(Judged.by(rule, with("I", "I", "C"))).isEmpty();
    }

    @Test
    void two_codes_without_o_are_a_warning() {
        assertThat(Judged.by(rule, with("II", "W", "C"))).containsExactly("WARNING box 10, block A");
    }

    @Test
    void three_codes_are_a_warning() {
        assertThat(Judged.by(rule, with("II", "O", "W", "C"))).containsExactly("WARNING box 10, block A");
    }

    @Test
    void the_same_code_twice_is_one_code() {
        assertThat(Judged.by(rule, with("II", "W", "W"))).isEmpty();
    }

    @Test
    void an_appendix_that_a_list_explains_is_explained() {
        assertThat(Judged.sentences(rule, with("NC", "W")))
                .containsExactly("The appendix is given as \"NC\" (\"APPENDICES NC\"); it should be I, II or III.");
        assertThat(Judged.sentences(rule, with("2", "W")))
                .containsExactly("The appendix is given as \"2\"; it should be I, II or III.");
    }

    private static Permit with(String appendix, String... sources) {
        return PermitDraft.of(TestPermits.minimalExport())
                .withBlock(0, block -> block.appendix = appendix)
                .withBlock(0, block -> block.sources = List.of(sources))
                .build();
    }
}

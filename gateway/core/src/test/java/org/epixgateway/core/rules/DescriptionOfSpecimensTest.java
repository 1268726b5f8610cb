package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class DescriptionOfSpecimensTest {
    private final Rule rule = new DescriptionOfSpecimens();

    @Test
    void a_term_code_is_a_description() {
        assertThat(Judged.by(rule, described(List.of(), List.of("SKI")))).isEmpty();
    }

    @Test
    void words_are_a_description() {
        assertThat(Judged.by(rule, described(List.of("tanned skins"), List.of())))
                .isEmpty();
    }

    @Test
    void neither_is_an_error() {
        assertThat(Judged.by(rule, described(List.of("..."), List.of("")))).containsExactly("ERROR box 9, block A");
    }

    @Test
    void a_term_that_is_not_on_the_list_is_a_warning() {
        assertThat(Judged.by(rule, described(List.of(), List.of("QQQ")))).containsExactly("WARNING box 9, block A");
    }

    @Test
    void many_unknown_terms_are_one_finding() {
        assertThat(Judged.by(rule, described(List.of(), List.of("QQQ", "ski", "QQR"))))
                .containsExactly("WARNING box 9, block A");
    }

    @Test
    void a_permit_without_blocks_is_an_error() {
        assertThat(Judged.by(rule, TestPermits.withBlocks(0))).containsExactly("ERROR box 9");
    }

    @Test
    void two_blocks_with_one_letter_are_a_warning() {
        Permit permit = PermitDraft.of(TestPermits.withBlocks(2))
                .withBlock(1, b -> b.id = "a")
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 9, block a");
    }

    @Test
    void blocks_without_letters_are_told_apart_by_number() {
        Permit permit = PermitDraft.of(TestPermits.withBlocks(2))
                .withBlock(0, b -> b.id = "")
                .withBlock(1, b -> b.id = "")
                .withBlock(1, b -> b.terms = List.of())
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 9, block #2");
    }

    @Test
    void the_sentence_names_the_first_term_and_the_number_of_others() {
        assertThat(Judged.sentences(rule, described(List.of(), List.of("QQQ", "QQQ"))))
                .containsExactly("Term code \"QQQ\" is not on the code list.");
        assertThat(Judged.sentences(rule, described(List.of(), List.of("ski", "QQR", "QQS"))))
                .containsExactly(
                        "Term code \"ski\" should be written in capital letters without spaces (and 2 more to be looked at).");
    }

    private static Permit described(List<String> words, List<String> terms) {
        return PermitDraft.of(TestPermits.minimalExport())
                .withBlock(0, block -> block.descriptions = words)
                .withBlock(0, block -> block.terms = terms)
                .build();
    }
}

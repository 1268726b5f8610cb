package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class KindOfDocumentTest {
    private final Rule rule = new KindOfDocument();

    @Test
    void each_letter_of_the_form_is_a_kind() {
        assertThat(List.of("E", "R", "I"))
                .allSatisfy(
                        letter -> assertThat(Judged.by(rule, kind(letter, ""))).isEmpty());
        assertThat(Judged.by(rule, kind("O", "Certificate of ownership"))).isEmpty();
    }

    @Test
    void a_missing_letter_is_an_error() {
        assertThat(Judged.by(rule, kind(" ", "Export"))).containsExactly("ERROR box 1");
    }

    @Test
    void another_letter_is_an_error() {
        assertThat(Judged.by(rule, kind("X", ""))).containsExactly("ERROR box 1");
    }

    @Test
    void a_small_letter_is_a_warning() {
        assertThat(Judged.by(rule, kind("e", ""))).containsExactly("WARNING box 1");
    }

    @Test
    void letter_o_without_words_is_an_error() {
        assertThat(Judged.by(rule, kind("O", " * "))).containsExactly("ERROR box 1");
    }

    @Test
    void letter_o_with_words_nobody_knows_is_a_warning() {
        assertThat(Judged.by(rule, kind("O", "Certificate of friendship"))).containsExactly("WARNING box 1");
    }

    @Test
    void a_document_that_says_it_is_a_copy_is_a_warning() {
        Permit copy = PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.isCopy = true)
                .build();

        assertThat(Judged.by(rule, copy)).containsExactly("WARNING box 1");
    }

    private static Permit kind(String letter, String text) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> {
                    permit.typeLetter = letter;
                    permit.typeText = text;
                })
                .build();
    }
}

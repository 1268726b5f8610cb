package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class PurposeOfTransactionTest {
    private final Rule rule = new PurposeOfTransaction();

    @Test
    void a_code_is_enough() {
        assertThat(Judged.by(rule, purpose("E", List.of("T"), ""))).isEmpty();
    }

    @Test
    void words_are_enough() {
        assertThat(Judged.by(rule, purpose("E", List.of(), "Commercial"))).isEmpty();
    }

    @Test
    void neither_is_an_error() {
        assertThat(Judged.by(rule, purpose("E", List.of(" "), "--"))).containsExactly("ERROR box 5a");
    }

    @Test
    void a_certificate_of_origin_needs_no_purpose() {
        Permit permit = PermitDraft.of(purpose("O", List.of(), ""))
                .with(p -> p.typeText = "Certificate of origin")
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void a_phytosanitary_certificate_needs_no_purpose() {
        Permit permit = PermitDraft.of(purpose("O", List.of(), ""))
                .with(p -> p.typeText = "Phytosanitary certificate")
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void a_code_that_is_not_on_the_list_is_a_warning() {
        assertThat(Judged.by(rule, purpose("E", List.of("K"), ""))).containsExactly("WARNING box 5a");
    }

    @Test
    void a_small_letter_is_a_warning() {
        assertThat(Judged.by(rule, purpose("E", List.of("t"), ""))).containsExactly("WARNING box 5a");
    }

    @Test
    void two_codes_are_a_warning() {
        assertThat(Judged.by(rule, purpose("E", List.of("T", "P"), ""))).containsExactly("WARNING box 5a");
    }

    @Test
    void the_same_code_twice_is_one_code() {
        assertThat(Judged.by(rule, purpose("E", List.of("T", "T"), ""))).isEmpty();
    }

    @Test
    void a_purpose_that_is_unusual_for_the_specimens_is_a_warning_at_the_block() {
        assertThat(Judged.by(rule, purpose("E", List.of("Z"), ""))).containsExactly("WARNING box 9, block A");
    }

    @Test
    void a_term_that_no_pair_names_is_never_unusual() {
        Permit permit = PermitDraft.of(purpose("E", List.of("Z"), ""))
                .withBlock(0, b -> b.terms = List.of("SPE"))
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    private static Permit purpose(String letter, List<String> codes, String text) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.typeLetter = letter)
                .with(permit -> permit.purposeCodes = codes)
                .with(permit -> permit.purposeText = text)
                .build();
    }
}

package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlNumberTest {
    private final Rule rule = new ControlNumber();

    @Test
    void a_numbered_permit_is_complete() {
        assertThat(Judged.by(rule, TestPermits.elephantTuskExport())).isEmpty();
    }

    @Test
    void a_permit_without_a_number_is_an_error() {
        assertThat(Judged.by(rule, numbered(Optional.empty()))).containsExactly("ERROR box 1");
    }

    @Test
    void a_stroke_through_the_box_is_no_number() {
        assertThat(Judged.by(rule, numbered(Optional.of(PermitNumber.of("-- / --")))))
                .containsExactly("ERROR box 1");
    }

    @Test
    void a_number_of_35_characters_fits_newer_systems() {
        assertThat(Judged.by(rule, numbered(Optional.of(PermitNumber.of("9".repeat(35))))))
                .isEmpty();
    }

    @Test
    void a_number_of_36_characters_is_a_warning() {
        assertThat(Judged.by(rule, numbered(Optional.of(PermitNumber.of("9".repeat(36))))))
                .containsExactly("WARNING box 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"26CH00574\u0415", "26\u0421H005740E", "26CH\u039F5740E"})
    void letters_of_two_alphabets_are_a_warning(String number) {
        assertThat(Judged.by(rule, numbered(Optional.of(PermitNumber.of(number)))))
                .containsExactly("WARNING box 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"26CH005740E", "\u0420\u0423-77/2026", "\u56fd26-1", "\uff12\uff16CH\u00e9"})
    void letters_of_one_alphabet_are_none_whichever_it_is(String number) {
        assertThat(Judged.by(rule, numbered(Optional.of(PermitNumber.of(number)))))
                .isEmpty();
    }

    private static Permit numbered(Optional<PermitNumber> number) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.number = number)
                .build();
    }
}

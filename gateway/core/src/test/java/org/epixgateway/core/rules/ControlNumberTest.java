package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

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

    private static Permit numbered(Optional<PermitNumber> number) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.number = number)
                .build();
    }
}

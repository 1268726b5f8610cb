package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.permit.TestPermits.TODAY;

import java.time.LocalDate;
import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class LongestValidityTest {
    private final Rule rule = new LongestValidity();

    @Test
    void six_months_to_the_same_day_of_the_month_are_allowed_for_an_export_permit() {
        assertThat(Judged.by(rule, lasting("E", "", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 7, 10))))
                .isEmpty();
    }

    @Test
    void six_months_and_a_day_are_too_long_for_an_export_permit() {
        assertThat(Judged.by(rule, lasting("E", "", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 7, 11))))
                .containsExactly("ERROR box 2");
    }

    @Test
    void six_months_from_the_end_of_august_end_with_february() {
        assertThat(Judged.by(rule, lasting("R", "", LocalDate.of(2026, 8, 31), LocalDate.of(2027, 2, 28))))
                .isEmpty();
        assertThat(Judged.by(rule, lasting("R", "", LocalDate.of(2026, 8, 31), LocalDate.of(2027, 3, 1))))
                .containsExactly("ERROR box 2");
    }

    @Test
    void an_import_permit_may_last_twelve_months() {
        assertThat(Judged.by(rule, lasting("I", "", TODAY, TODAY.plusMonths(12))))
                .isEmpty();
        assertThat(Judged.by(rule, lasting("I", "", TODAY, TODAY.plusMonths(12).plusDays(1))))
                .containsExactly("ERROR box 2");
    }

    @Test
    void a_certificate_of_ownership_may_last_three_years() {
        assertThat(Judged.by(rule, lasting("O", "Ownership", TODAY, TODAY.plusYears(3))))
                .isEmpty();
        assertThat(Judged.by(
                        rule,
                        lasting("O", "Ownership", TODAY, TODAY.plusYears(3).plusDays(1))))
                .containsExactly("ERROR box 2");
    }

    @Test
    void a_kind_whose_length_no_source_fixes_gets_a_warning() {
        assertThat(Judged.by(rule, lasting("O", "Pre-Convention", TODAY, TODAY.plusMonths(7))))
                .containsExactly("WARNING box 2");
    }

    @Test
    void validity_counts_from_issue_even_if_the_first_day_is_later() {
        Permit permit = PermitDraft.of(lasting("E", "", TODAY, TODAY.plusMonths(7)))
                .with(p -> p.validFrom = Optional.of(TODAY.plusMonths(2)))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 2");
    }

    @Test
    void validity_counts_from_the_first_day_where_the_date_of_issue_is_missing() {
        Permit permit = PermitDraft.of(lasting("E", "", TODAY, TODAY.plusMonths(7)))
                .withIssue(Optional.empty(), "Someone", "Signed")
                .with(p -> p.validFrom = Optional.of(TODAY))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 2");
    }

    @Test
    void dates_at_the_end_of_time_do_no_harm() {
        assertThat(Judged.by(rule, lasting("E", "", LocalDate.MAX, LocalDate.MAX)))
                .isEmpty();
        assertThat(Judged.by(rule, lasting("E", "", LocalDate.MIN, LocalDate.MAX)))
                .containsExactly("ERROR box 2");
    }

    @Test
    void a_missing_expiry_is_the_subject_of_another_rule() {
        Permit permit = PermitDraft.of(TestPermits.minimalExport())
                .with(p -> p.validUntil = Optional.empty())
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    private static Permit lasting(String letter, String text, LocalDate issued, LocalDate until) {
        return PermitDraft.of(TestPermits.minimalExport())
                .issuedOn(issued)
                .with(permit -> {
                    permit.typeLetter = letter;
                    permit.typeText = text;
                    permit.validFrom = Optional.empty();
                    permit.validUntil = Optional.of(until);
                })
                .build();
    }
}

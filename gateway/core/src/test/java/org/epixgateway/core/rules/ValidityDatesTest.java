package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.permit.TestPermits.TODAY;

import java.time.LocalDate;
import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class ValidityDatesTest {
    private final Rule rule = new ValidityDates();

    @Test
    void a_permit_that_expires_today_is_still_valid() {
        assertThat(Judged.by(rule, until(TODAY))).isEmpty();
    }

    @Test
    void a_permit_that_expired_yesterday_is_not_sent() {
        assertThat(Judged.by(rule, until(TODAY.minusDays(1)))).containsExactly("ERROR box 2");
    }

    @Test
    void a_permit_received_after_its_expiry_is_a_warning_if_it_was_issued_in_time() {
        assertThat(Judged.by(rule, until(TODAY.minusDays(1)), Occasion.RECEIVE, TODAY))
                .containsExactly("WARNING box 2");
    }

    @Test
    void a_permit_issued_on_its_last_day_was_issued_in_time() {
        LocalDate lastDay = TODAY.minusDays(1);
        Permit permit = PermitDraft.of(until(lastDay))
                .issuedOn(lastDay)
                .with(p -> p.validFrom = Optional.empty())
                .build();

        assertThat(Judged.by(rule, permit, Occasion.RECEIVE, TODAY)).containsExactly("WARNING box 2");
    }

    @Test
    void an_expired_permit_of_unknown_issue_is_an_error_at_receipt_too() {
        Permit permit = PermitDraft.of(until(TODAY.minusDays(1)))
                .withIssue(Optional.empty(), "Someone", "Signed")
                .build();

        assertThat(Judged.by(rule, permit, Occasion.RECEIVE, TODAY)).containsExactly("ERROR box 13", "ERROR box 2");
    }

    @Test
    void a_permit_issued_after_its_expiry_is_an_error() {
        Permit permit = PermitDraft.of(until(TODAY))
                .issuedOn(TODAY.plusDays(1))
                .with(p -> p.validFrom = Optional.empty())
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 2");
    }

    @Test
    void a_permit_issued_on_the_other_side_of_the_date_line_is_not_of_the_future() {
        assertThat(Judged.by(rule, issued(TODAY.plusDays(1)))).isEmpty();
    }

    @Test
    void a_permit_issued_the_day_after_tomorrow_is_an_error() {
        assertThat(Judged.by(rule, issued(TODAY.plusDays(2)))).containsExactly("ERROR box 13");
    }

    @Test
    void a_missing_date_of_issue_is_an_error() {
        Permit permit = PermitDraft.of(TestPermits.minimalExport())
                .withIssue(Optional.empty(), "Someone", "Signed")
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 13");
    }

    @Test
    void a_missing_date_of_expiry_is_an_error() {
        Permit permit = PermitDraft.of(TestPermits.minimalExport())
                .with(p -> p.validUntil = Optional.empty())
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 2");
    }

    @Test
    void validity_of_one_day_is_a_period() {
        assertThat(Judged.by(rule, from(TODAY.plusDays(30), TODAY.plusDays(30))))
                .isEmpty();
    }

    @Test
    void validity_that_ends_before_it_begins_is_an_error() {
        assertThat(Judged.by(rule, from(TODAY.plusDays(31), TODAY.plusDays(30))))
                .containsExactly("ERROR box 2");
    }

    @Test
    void validity_that_begins_before_issue_is_a_warning() {
        assertThat(Judged.by(rule, from(TestPermits.ISSUED, TODAY))).isEmpty();
        assertThat(Judged.by(rule, from(TestPermits.ISSUED.minusDays(1), TODAY)))
                .containsExactly("WARNING box 2");
    }

    private static Permit until(LocalDate day) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.validUntil = Optional.of(day))
                .build();
    }

    private static Permit from(LocalDate first, LocalDate last) {
        return PermitDraft.of(until(last))
                .with(permit -> permit.validFrom = Optional.of(first))
                .build();
    }

    private static Permit issued(LocalDate day) {
        return PermitDraft.of(TestPermits.minimalExport()).issuedOn(day).build();
    }
}

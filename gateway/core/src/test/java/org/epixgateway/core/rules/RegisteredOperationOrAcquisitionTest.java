package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class RegisteredOperationOrAcquisitionTest {
    private final Rule rule = new RegisteredOperationOrAcquisition();

    @Test
    void a_registered_operation_is_expected_for_appendix_i_and_source_d() {
        assertThat(Judged.by(rule, bred("E", "I", "D", "A-NA-501"))).isEmpty();
        assertThat(Judged.by(rule, bred("E", "I", "D", ""))).containsExactly("WARNING box 12b, block A");
    }

    @Test
    void it_is_not_expected_for_another_source_appendix_or_kind() {
        assertThat(Judged.by(rule, bred("E", "I", "C", ""))).isEmpty();
        assertThat(Judged.by(rule, bred("E", "II", "D", ""))).isEmpty();
        assertThat(Judged.by(rule, bred("R", "I", "D", ""))).isEmpty();
    }

    @Test
    void the_register_is_not_at_hand_and_the_rule_says_so_once_where_it_matters() {
        assertThat(Judged.notCheckedBy(rule, bred("E", "I", "D", "A-NA-501"))).containsExactly("box 12b");
        assertThat(Judged.notCheckedBy(rule, bred("E", "I", "D", ""))).isEmpty();
    }

    @Test
    void a_pre_convention_certificate_with_its_date_is_complete() {
        assertThat(Judged.by(rule, acquired(Optional.of(LocalDate.of(1912, 5, 1)))))
                .isEmpty();
    }

    @Test
    void a_pre_convention_certificate_without_a_date_is_an_error() {
        assertThat(Judged.by(rule, acquired(Optional.empty()))).containsExactly("ERROR box 12b, block A");
    }

    @Test
    void source_o_on_another_kind_without_a_date_is_a_warning() {
        assertThat(Judged.by(rule, bred("R", "I", "O", ""))).containsExactly("WARNING box 12b, block A");
    }

    @Test
    void acquired_on_the_day_of_issue_is_possible_but_not_later() {
        assertThat(Judged.by(rule, acquired(Optional.of(TestPermits.ISSUED)))).isEmpty();
        assertThat(Judged.by(rule, acquired(Optional.of(TestPermits.ISSUED.plusDays(1)))))
                .containsExactly("ERROR box 12b, block A");
    }

    @Test
    void a_date_before_the_convention_needs_no_listing_date() {
        assertThat(Judged.notCheckedBy(rule, acquired(Optional.of(LocalDate.of(1975, 6, 30)))))
                .isEmpty();
    }

    @Test
    void a_date_since_the_convention_says_that_listing_dates_were_not_checked() {
        assertThat(Judged.notCheckedBy(rule, acquired(Optional.of(LocalDate.of(1975, 7, 1)))))
                .containsExactly("box 12b");
    }

    private static Permit bred(String letter, String appendix, String source, String operation) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.typeLetter = letter)
                .withBlock(0, block -> block.appendix = appendix)
                .withBlock(0, block -> block.sources = List.of(source))
                .withBlock(0, block -> block.registeredOperations = List.of(operation))
                .build();
    }

    private static Permit acquired(Optional<LocalDate> day) {
        return PermitDraft.of(TestPermits.preConventionPiano())
                .withBlock(0, block -> block.acquiredOn = day)
                .build();
    }
}

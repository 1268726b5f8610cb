package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class QuantityAndUnitTest {
    private final Rule rule = new QuantityAndUnit();

    @Test
    void the_smallest_positive_quantity_is_fine() {
        assertThat(Judged.by(rule, of(Quantity.of("0.001", "KIL")))).isEmpty();
    }

    @Test
    void a_missing_quantity_is_an_error() {
        assertThat(Judged.by(rule, of())).containsExactly("ERROR box 11, block A");
    }

    @Test
    void zero_is_an_error() {
        assertThat(Judged.by(rule, of(Quantity.of("0.00", "KIL")))).containsExactly("ERROR box 11, block A");
    }

    @Test
    void less_than_zero_is_an_error() {
        assertThat(Judged.by(rule, of(Quantity.of("-1", "")))).containsExactly("ERROR box 11, block A");
    }

    @Test
    void a_blank_unit_is_a_number_of_specimens() {
        assertThat(Judged.by(rule, of(Quantity.of("10", "")))).isEmpty();
    }

    @Test
    void units_of_both_lists_are_fine() {
        assertThat(List.of("KIL", "KGM", "PCS", "NAR", "H87", "SQM", "MTK"))
                .allSatisfy(unit ->
                        assertThat(Judged.by(rule, of(Quantity.of("10", unit)))).isEmpty());
    }

    @Test
    void a_unit_that_is_not_on_the_list_is_a_warning() {
        assertThat(Judged.by(rule, of(Quantity.of("10", "QQQ")))).containsExactly("WARNING box 11, block A");
    }

    @Test
    void a_unit_in_small_letters_is_a_warning() {
        assertThat(Judged.by(rule, of(Quantity.of("10", "kil")))).containsExactly("WARNING box 11, block A");
    }

    @Test
    void one_case_is_no_quantity() {
        assertThat(List.of("BAG", "BOX", "CAS", "CRT", "SHP"))
                .allSatisfy(unit -> assertThat(Judged.by(rule, of(Quantity.of("1", unit))))
                        .containsExactly("ERROR box 11, block A"));
    }

    @Test
    void a_case_whose_content_is_counted_is_fine() {
        Permit permit = PermitDraft.of(of(Quantity.of("1", "CAS"), Quantity.of("40", "")))
                .withBlock(0, block -> block.terms = List.of("SPE"))
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void pounds_are_a_warning_as_they_are_not_metric() {
        assertThat(Judged.by(rule, of(Quantity.of("10", "PND")))).containsExactly("WARNING box 11, block A");
        assertThat(Judged.by(rule, of(Quantity.of("10", "LBR")))).containsExactly("WARNING box 11, block A");
    }

    @Test
    void a_re_export_says_that_the_unit_of_the_export_permit_was_not_checked() {
        assertThat(Judged.notCheckedBy(rule, TestPermits.pythonReExport())).containsExactly("box 11");
        assertThat(Judged.notCheckedBy(rule, TestPermits.minimalExport())).isEmpty();
    }

    @Test
    void an_absurd_amount_is_no_quantity() {
        assertThatThrownBy(() -> Quantity.of("1E+2147483000", "KIL")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Quantity.of("9".repeat(Quantity.DIGITS_MAX), "KIL").toString())
                .hasSize(44);
    }

    private static Permit of(Quantity... quantities) {
        return PermitDraft.of(TestPermits.minimalExport())
                .withBlock(0, block -> block.quantities = List.of(quantities))
                .build();
    }
}

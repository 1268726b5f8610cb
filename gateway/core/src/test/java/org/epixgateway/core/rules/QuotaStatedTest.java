package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Quota;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class QuotaStatedTest {
    private final Rule rule = new QuotaStated();

    @Test
    void an_export_up_to_the_quota_is_fine() {
        assertThat(Judged.by(rule, quota("1000", "", "1000", ""))).isEmpty();
    }

    @Test
    void an_export_above_the_quota_is_an_error() {
        assertThat(Judged.by(rule, quota("1000.5", "", "1000", ""))).containsExactly("ERROR box 11a, block A");
    }

    @Test
    void both_quantities_must_be_positive() {
        assertThat(Judged.by(rule, quota("0", "", "1000", ""))).containsExactly("ERROR box 11a, block A");
        assertThat(Judged.by(rule, quota("10", "", "0", ""))).containsExactly("ERROR box 11a, block A");
    }

    @Test
    void different_units_are_a_warning() {
        assertThat(Judged.by(rule, quota("10", "", "1000", "KIL"))).containsExactly("WARNING box 11a, block A");
    }

    @Test
    void the_quantity_so_far_includes_this_permit() {
        assertThat(Judged.by(rule, quota("10", "", "1000", ""))).isEmpty();
        assertThat(Judged.by(rule, quota("9", "", "1000", ""))).containsExactly("WARNING box 11a, block A");
    }

    @Test
    void a_quota_in_another_unit_than_box_11_is_not_compared_with_it() {
        assertThat(Judged.by(rule, quota("9", "KIL", "1000", "kil"))).isEmpty();
    }

    @Test
    void an_export_permit_says_that_published_quotas_were_not_checked() {
        assertThat(Judged.notCheckedBy(rule, TestPermits.withBlocks(3))).containsExactly("box 11a");
        assertThat(Judged.notCheckedBy(rule, TestPermits.orchidImport())).isEmpty();
    }

    private static Permit quota(String used, String usedUnit, String annual, String annualUnit) {
        Quota quota = new Quota(Quantity.of(used, usedUnit), Quantity.of(annual, annualUnit));
        return PermitDraft.of(TestPermits.minimalExport())
                .withBlock(0, block -> block.quota = Optional.of(quota))
                .build();
    }
}

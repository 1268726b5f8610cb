package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class UnitFitsTermTest {
    private final Rule rule = new QuantityAndUnit();

    @Test
    void logs_and_sawn_wood_in_cubic_metres_are_fine() {
        assertThat(Judged.by(rule, of("LOG", Quantity.of("12.5", "CUM")))).isEmpty();
        assertThat(Judged.by(rule, of("SAW", Quantity.of("12.5", "MTQ")))).isEmpty();
    }

    @Test
    void logs_and_sawn_wood_in_kilograms_are_a_warning() {
        assertThat(List.of("LOG", "SAW", "TIM"))
                .allSatisfy(term -> assertThat(Judged.by(rule, of(term, Quantity.of("900", "KIL"))))
                        .containsExactly("WARNING box 11, block A"));
    }

    @Test
    void a_number_of_logs_beside_their_volume_is_fine() {
        assertThat(Judged.by(rule, of("LOG", Quantity.of("4", ""), Quantity.of("12.5", "CUM"))))
                .isEmpty();
    }

    @Test
    void veneer_may_be_in_square_or_cubic_metres() {
        assertThat(Judged.by(rule, of("VEN", Quantity.of("80", "SQM")))).isEmpty();
        assertThat(Judged.by(rule, of("VEN", Quantity.of("0.8", "CUM")))).isEmpty();
        assertThat(Judged.by(rule, of("VEN", Quantity.of("80", "")))).containsExactly("WARNING box 11, block A");
    }

    @Test
    void an_unusual_pair_of_term_and_unit_is_a_warning() {
        assertThat(Judged.by(rule, of("TUS", Quantity.of("2", "LTR")))).containsExactly("WARNING box 11, block A");
    }

    @Test
    void a_term_that_no_pair_names_has_no_unusual_unit() {
        assertThat(Judged.by(rule, of("SPE", Quantity.of("2", "LTR")))).isEmpty();
    }

    @Test
    void a_unit_nobody_knows_is_said_once_only() {
        assertThat(Judged.by(rule, of("TUS", Quantity.of("2", "QQQ")))).containsExactly("WARNING box 11, block A");
    }

    @Test
    void several_terms_in_one_block_make_no_pair() {
        Permit permit = PermitDraft.of(of("TUS", Quantity.of("2", "LTR")))
                .withBlock(0, block -> block.terms = List.of("TUS", "SKI"))
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void the_same_term_twice_is_one_term() {
        Permit permit = PermitDraft.of(of("TUS", Quantity.of("2", "LTR")))
                .withBlock(0, block -> block.terms = List.of("TUS", "TUS"))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 11, block A");
    }

    private static Permit of(String term, Quantity... quantities) {
        return PermitDraft.of(TestPermits.minimalExport())
                .withBlock(0, block -> block.terms = List.of(term))
                .withBlock(0, block -> block.quantities = List.of(quantities))
                .build();
    }
}

package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class TransportOfLiveSpecimensTest {
    private final Rule rule = new TransportOfLiveSpecimens();

    @Test
    void live_specimens_with_the_transport_condition_are_complete() {
        assertThat(Judged.by(rule, TestPermits.coralWithQuota())).isEmpty();
    }

    @Test
    void live_specimens_without_it_are_a_warning() {
        assertThat(Judged.by(rule, live("E", "Only for the zoo of destination")))
                .containsExactly("WARNING box 5");
    }

    @Test
    void the_condition_may_be_in_another_language() {
        assertThat(Judged.by(rule, live("R", "El transporte cumple el reglamento")))
                .isEmpty();
        assertThat(Judged.by(rule, live("E", "selon les r\u00e8gles de l\u2019iata")))
                .isEmpty();
    }

    @Test
    void dead_specimens_need_no_condition() {
        assertThat(Judged.by(rule, TestPermits.elephantTuskExport())).isEmpty();
    }

    @Test
    void an_import_permit_needs_no_condition() {
        assertThat(Judged.by(rule, TestPermits.orchidImport())).isEmpty();
    }

    private static Permit live(String letter, String condition) {
        return PermitDraft.of(TestPermits.coralWithQuota())
                .with(permit -> permit.typeLetter = letter)
                .with(permit -> permit.specialConditions = List.of(condition))
                .build();
    }
}

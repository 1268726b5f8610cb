package org.epixgateway.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.query.InMemoryQueries.OF_NAMIBIA;
import static org.epixgateway.core.query.InMemoryQueries.confirm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.TestTraders;
import org.epixgateway.core.query.ConfirmationBook.Role;
import org.epixgateway.core.query.PermitQuery.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From Namibia to Switzerland, blocks A and B. */
final class ConfirmedQuantitiesTest {
    private static final String NUMBER = "NA 2026/00018";
    private static final Permit PERMIT = TestPermits.withBlocks(2);

    private final InMemoryQueries queries = InMemoryQueries.open();

    @Test
    void the_importing_party_says_what_it_found() {
        issued(PERMIT, PermitState.ISSUED);

        EpixReply reply = queries.answer(confirm(SWITZERLAND, OF_NAMIBIA, NUMBER, "A=9.75", "B=0"));

        assertThat(reply).isEqualTo(new EpixReply.Taken());
        assertThat(queries.confirmations.confirmations()).singleElement().satisfies(kept -> {
            assertThat(kept.by()).isEqualTo(SWITZERLAND);
            assertThat(kept.role()).isEqualTo(Role.IMPORT_INSPECTION);
            assertThat(kept.permit()).isEqualTo(PERMIT.key().orElseThrow());
            assertThat(kept.positions())
                    .containsExactly(
                            new ConfirmedQuantities.Position("A", new BigDecimal("9.75")),
                            new ConfirmedQuantities.Position("B", BigDecimal.ZERO));
        });
        assertThat(queries.evidence().getFirst().note().kind()).isEqualTo("quantities-confirmed");
    }

    @Test
    void the_exporting_party_says_what_it_exported_under_our_import_permit() {
        Permit importPermit = PermitDraft.of(PERMIT)
                .with(permit -> {
                    permit.typeLetter = "I";
                    permit.importer = TestTraders.NAMIBIAN_EXPORTER;
                    permit.exporter = TestTraders.THAI_NURSERY;
                })
                .build();
        issued(importPermit, PermitState.ISSUED);

        queries.answer(confirm(Party.of("TH"), OF_NAMIBIA, NUMBER, "A=1"));

        assertThat(queries.confirmations.confirmations())
                .singleElement()
                .satisfies(kept -> assertThat(kept.role()).isEqualTo(Role.EXPORT_QUANTITIES));
    }

    @Test
    void a_party_that_the_permit_does_not_name_confirms_nothing() {
        issued(PERMIT, PermitState.ISSUED);

        EpixReply reply = queries.answer(confirm(FRANCE, OF_NAMIBIA, NUMBER, "A=1"));

        assertThat(fault(reply)).isEqualTo(EpixFault.ADAPTER_NOT_AVAILABLE);
        assertThat(queries.confirmations.confirmations()).isEmpty();
    }

    @Test
    void confirmed_quantities_never_make_a_permit_final() {
        issued(PERMIT, PermitState.ISSUED);
        queries.answer(confirm(SWITZERLAND, OF_NAMIBIA, NUMBER, "A=9"));

        EpixReply reply = queries.answer(
                InMemoryQueries.show(SWITZERLAND, new PermitQuery(OF_NAMIBIA, NUMBER, Optional.empty(), Stage.FINAL)));

        assertThat(fault(reply)).isEqualTo(EpixFault.NOT_FINAL);
    }

    @Test
    void goods_have_moved_so_a_withdrawn_permit_takes_quantities_too() {
        issued(PERMIT, PermitState.WITHDRAWN);

        assertThat(queries.answer(confirm(SWITZERLAND, OF_NAMIBIA, NUMBER, "A=9000")))
                .isEqualTo(new EpixReply.Taken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A =1", " A=1", "A\tB=1", "A\u00a0=1", "A\u200b=1", "=1"})
    void an_id_with_white_space_is_no_token(String position) {
        issued(PERMIT, PermitState.ISSUED);

        assertThat(fault(queries.answer(confirm(SWITZERLAND, OF_NAMIBIA, NUMBER, position))))
                .isEqualTo(EpixFault.NOT_A_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=-1", "A=1e41", "A=1e-41", "A=1e2000000000", "C=1"})
    void a_quantity_or_block_that_cannot_be_is_an_invalid_request(String position) {
        issued(PERMIT, PermitState.ISSUED);

        assertThat(fault(queries.answer(confirm(SWITZERLAND, OF_NAMIBIA, NUMBER, position))))
                .isEqualTo(EpixFault.INVALID_REQUEST);
        assertThat(queries.confirmations.confirmations()).isEmpty();
    }

    @Test
    void one_block_twice_or_no_block_at_all_is_an_invalid_request() {
        issued(PERMIT, PermitState.ISSUED);

        assertThat(List.of(
                        fault(queries.answer(confirm(SWITZERLAND, OF_NAMIBIA, NUMBER, "A=1", "A=2"))),
                        fault(queries.answer(confirm(SWITZERLAND, OF_NAMIBIA, NUMBER)))))
                .containsOnly(EpixFault.INVALID_REQUEST);
    }

    @Test
    void an_unknown_number_is_told_before_anything_of_the_positions() {
        assertThat(fault(queries.answer(confirm(FRANCE, OF_NAMIBIA, NUMBER, "Z=1"))))
                .isEqualTo(EpixFault.PERMIT_NOT_FOUND);
    }

    private void issued(Permit permit, PermitState state) {
        queries.permits.add(permit, state, queries.documents.write(permit));
    }

    private static EpixFault fault(EpixReply reply) {
        assertThat(reply).isInstanceOf(EpixReply.Declined.class);
        return ((EpixReply.Declined) reply).fault();
    }
}

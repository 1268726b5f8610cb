package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.query.InMemoryQueries.OF_FRANCE;
import static org.epixgateway.core.query.InMemoryQueries.OF_NAMIBIA;
import static org.epixgateway.core.query.InMemoryQueries.confirm;
import static org.epixgateway.core.query.InMemoryQueries.show;

import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.query.EpixFault;
import org.epixgateway.core.query.EpixReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswerQueryRouteTest {
    private static final String NUMBER = "NA 2026/00018";
    private final TwoGateways gateways = TwoGateways.withJourneysInNamibia();

    @BeforeEach
    void a_permit_was_issued() {
        Permit permit = TestPermits.minimalExport();
        gateways.queries.permits.add(permit, PermitState.ISSUED, gateways.queries.documents.write(permit));
    }

    @AfterEach
    void stop() {
        gateways.close();
    }

    @Test
    void a_question_leaves_with_the_permit_and_is_on_record() {
        assertThat(gateways.journeys.answer(show(OF_NAMIBIA, NUMBER, ""))).isInstanceOf(EpixReply.Shown.class);
        assertThat(gateways.queries.evidence())
                .extracting(entry -> entry.note().kind())
                .containsExactly("permit-shown");
    }

    @Test
    void a_question_that_is_declined_leaves_with_its_fault() {
        assertThat(gateways.journeys.answer(show(OF_NAMIBIA, "NA 1", "")))
                .isEqualTo(EpixReply.Declined.of(EpixFault.PERMIT_NOT_FOUND));
    }

    @Test
    void a_question_for_another_country_is_asked_there() {
        assertThat(gateways.journeys.answer(confirm(SWITZERLAND, OF_FRANCE, "FR 1", "A=1")))
                .isEqualTo(new EpixReply.Taken());
        assertThat(gateways.queries.france.heard()).hasSize(1);
    }

    @Test
    void an_outage_reaches_the_caller_and_nothing_is_shown() {
        gateways.queries.store.breakDown("disk full");

        assertThatThrownBy(() -> gateways.journeys.answer(show(OF_NAMIBIA, NUMBER, "")))
                .isInstanceOf(OutageException.class);
    }
}

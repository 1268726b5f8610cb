package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.verify.Asker;
import org.epixgateway.core.verify.Proof;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.VerifiedState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VerifyPermitRouteTest {
    private static final Permit PERMIT = TestPermits.minimalExport();
    private static final String NUMBER = PERMIT.number().orElseThrow().raw();

    private final TwoGateways gateways = TwoGateways.withJourneysInNamibia();
    private final String token = gateways.issued.add(PERMIT, "document").hex().substring(0, 22);

    @AfterEach
    void stop() {
        gateways.close();
    }

    private static Question question(String token) {
        return new Question(NAMIBIA.code(), NUMBER, new Proof.Token(token), new Asker.Peer(SWITZERLAND), "");
    }

    @Test
    void a_question_leaves_with_a_signed_answer_and_is_on_record() {
        var verified = gateways.journeys.verify(question(token));

        assertThat(verified.answer().state()).isEqualTo(VerifiedState.VALID);
        assertThat(verified.signed()).isNotEmpty();
        assertThat(gateways.namibia.store.entries(1, 10).toString()).contains("permit-verified");
    }

    @Test
    void a_failed_try_leaves_with_a_signed_answer_too() {
        var verified = gateways.journeys.verify(question("w".repeat(22)));

        assertThat(verified.answer().state()).isEqualTo(VerifiedState.UNKNOWN);
        assertThat(verified.signed()).isNotEmpty();
    }

    @Test
    void an_outage_reaches_the_caller_and_nothing_is_told() {
        gateways.namibia.store.breakDown("disk full");

        assertThatThrownBy(() -> gateways.journeys.verify(question(token))).isInstanceOf(OutageException.class);
    }
}

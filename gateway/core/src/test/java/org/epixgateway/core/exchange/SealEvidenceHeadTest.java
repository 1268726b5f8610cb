package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.util.Optional;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.SignedHead;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class SealEvidenceHeadTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final SealEvidenceHead sealHead = namibia.acts().sealHead();

    @Test
    void an_empty_log_and_a_head_that_did_not_move_are_not_sealed() {
        assertThat(sealHead.run()).isEmpty();
        namibia.accepted(TestPermits.elephantTuskExport(), "key-1");

        assertThat(sealHead.run()).isPresent();
        assertThat(sealHead.run()).isEmpty();
    }

    @Test
    void a_sealed_head_names_the_last_entry_and_the_check_tells_how_far_it_reaches() {
        namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
        SignedHead signed = sealHead.run().orElseThrow();
        namibia.work();

        assertThat(signed.head().hash())
                .isEqualTo(namibia.store.entries(1, 1).get(0).hash());
        assertThat(EvidenceCheck.run(namibia.store, entry -> Optional.empty(), position -> {}))
                .isInstanceOfSatisfying(EvidenceCheck.Intact.class, intact -> {
                    assertThat(intact.entries()).isEqualTo(2);
                    assertThat(intact.lastSigned()).contains(signed);
                });
    }

    @Test
    void parties_hold_each_others_heads() {
        namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
        namibia.work();
        namibia.accepted(TestPermits.minimalExport(), "key-2");
        namibia.work();

        assertThat(namibia.store.lastKnownHead("CH").orElseThrow().position()).isEqualTo(1);
        assertThat(swiss.store.entries(1, 10)).hasSize(2);
    }
}

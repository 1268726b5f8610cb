package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** What the store lost is said in one sentence, with what helps. */
class DamagedFileTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);

    @Test
    void a_received_message_whose_container_was_changed_is_told_as_damaged() {
        namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
        namibia.work();
        MessageId id = swiss.store.inbox(0, false, false, 1).getFirst().id();
        swiss.store.rot(id);

        assertThatThrownBy(() -> swiss.acts().inbox().open(id, "alice"))
                .isInstanceOf(DamagedFileException.class)
                .hasMessage("The stored message " + id + " from NA is damaged; restore it from a backup.");
    }

    @Test
    void a_container_that_is_gone_or_cannot_be_opened_is_damaged_too() {
        EnvelopeOpener opener = new InMemoryEnvelopes(TestParties.sealOf(SWITZERLAND));
        Bytes other = Bytes.utf8("x");

        assertThatThrownBy(() -> StoredEnvelope.open(opener, Optional.empty(), other.digest(), "message 1"))
                .isInstanceOf(DamagedFileException.class);
        assertThatThrownBy(() -> StoredEnvelope.open(opener, other, "answer to message 1"))
                .hasMessage("The stored answer to message 1 is damaged; restore it from a backup.");
    }
}

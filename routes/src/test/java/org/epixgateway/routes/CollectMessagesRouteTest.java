package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.nio.file.Path;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The timer looks into the mailboxes of peers. */
@Timeout(60)
class CollectMessagesRouteTest {
    @Test
    void what_was_published_for_us_is_collected_by_itself(@TempDir Path root) {
        try (TwoGateways gateways = TwoGateways.withFolder(true, JourneysTest.folders(root))) {
            gateways.namibia.register(
                    gateways.namibia.store.peer(SWITZERLAND).orElseThrow().withDeliveryMode(DeliveryMode.PUBLISH));
            MessageId id = gateways.namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
            gateways.namibia.work();

            Eventually.holds(
                    "collected and confirmed", () -> gateways.namibia.sent(id).state() == SentState.DELIVERED);

            assertThat(gateways.namibia.connection.sent()).isEmpty();
        }
    }
}

package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.exchange.InMemoryGateway;
import org.epixgateway.core.exchange.InMemoryNetwork;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.TestParties;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class OffersTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(TestParties.SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(TestParties.NAMIBIA);
    private final Offers offers = new Offers(
            new FolderFace(Path.of("unused"), "folder", swiss.acts().inbox(), TwoGateways.NO_STATEMENTS, 1_000));

    private MessageId received(String key) {
        MessageId id = namibia.accepted(TestPermits.elephantTuskExport(), key);
        namibia.work();
        return id;
    }

    private List<MessageId> next() {
        return offers.next().stream().map(ReceivedMessage::id).toList();
    }

    /** What the route does: everything is taken, until one cannot be opened. */
    private void round() {
        for (ReceivedMessage message : offers.next()) {
            try {
                assertThat(offers.open(message)).isNotEmpty();
            } catch (IllegalStateException broken) {
                return;
            }
            offers.taken();
        }
    }

    @Test
    void what_was_taken_is_not_offered_again() {
        received("key-1");

        round();

        assertThat(next()).isEmpty();
    }

    @Test
    void what_could_not_be_opened_is_left_out_and_has_its_turn_again_later() {
        MessageId broken = received("key-1");
        MessageId good = received("key-2");
        swiss.store.rot(broken);
        ReceivedMessage first = offers.next().get(0);
        assertThatThrownBy(() -> offers.open(first)).isInstanceOf(IllegalStateException.class);

        assertThat(next()).containsExactly(good);
        assertThat(next()).containsExactly(good);
        swiss.store.restore(broken);
        List<MessageId> later = List.of();
        for (int i = 0; i < 200; i++) {
            later = next();
        }

        assertThat(later).containsExactly(broken, good);
    }

    @Test
    void more_broken_permits_than_a_page_has_keep_no_other_waiting() {
        List<MessageId> broken = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            broken.add(received("key-" + i));
        }
        broken.forEach(swiss.store::rot);
        MessageId good = received("good");

        for (int i = 0; i < 300; i++) {
            round();
        }

        assertThat(swiss.store.received(good).orElseThrow().state().name()).isEqualTo("TAKEN");
    }
}

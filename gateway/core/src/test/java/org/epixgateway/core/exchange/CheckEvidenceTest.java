package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckEvidenceTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);

    private static CheckEvidence.Checked check(InMemoryGateway gateway, Duration later) {
        InMemoryStore store = gateway.store;
        Instant last = store.entries(1, 100).getLast().note().at();
        return new CheckEvidence(
                        new Stored(store, store, store, store, store),
                        Duration.ofMinutes(5),
                        Clock.fixed(last.plus(later), ZoneOffset.UTC))
                .run(position -> {});
    }

    @Test
    void what_two_gateways_exchanged_is_stored_as_their_evidence_names_it() {
        namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
        namibia.work();

        assertThat(check(namibia, Duration.ZERO).outcome()).isInstanceOf(EvidenceCheck.Intact.class);
        assertThat(check(swiss, Duration.ZERO).outcome()).isInstanceOf(EvidenceCheck.Intact.class);
    }

    @Test
    void a_received_container_that_is_another_one_shows_at_its_entry() {
        namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
        namibia.work();
        EvidenceEntry entry = swiss.store.entries(1, 1).getFirst();
        swiss.store.rot(MessageId.parse(String.valueOf(entry.note().facts().get("message"))));

        assertThat(check(swiss, Duration.ZERO).outcome()).isInstanceOfSatisfying(EvidenceCheck.Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(1);
            assertThat(broken.kind()).isEqualTo("file changed");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Namibia", "S1"})
    void an_entry_of_a_received_message_that_names_no_party_is_unreadable(String peer) {
        EvidenceNote note = new EvidenceNote(
                "permit-received",
                Instant.parse("2026-11-23T10:00:00Z"),
                "NA",
                Map.of(
                        "message",
                                MessageId.next(Clock.systemUTC(), new Random(1)).toString(),
                        "peer", peer,
                        "container", Digest.of(new byte[] {1}).hex()));
        swiss.store.record(List.of(new Change.Note(note)));

        assertThat(check(swiss, Duration.ZERO).outcome())
                .isInstanceOfSatisfying(
                        EvidenceCheck.Broken.class,
                        broken -> assertThat(broken.kind()).isEqualTo("entry unreadable"));
    }

    @Test
    void entries_older_than_the_sealing_interval_without_any_sealed_head_are_warned_of() {
        namibia.accepted(TestPermits.elephantTuskExport(), "key-1");

        assertThat(check(namibia, Duration.ofMinutes(5)).sentence()).doesNotContain("Warning");
        assertThat(check(namibia, Duration.ofMinutes(7)).sentence())
                .contains("Warning: no head was ever sealed although one is due every 300 s and entry 1 is of ");
    }

    @Test
    void what_is_under_seal_is_not_warned_of_however_old_and_what_follows_is() {
        namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
        assertThat(namibia.acts().sealHead().run()).isPresent();
        assertThat(check(namibia, Duration.ofDays(1)).sentence()).doesNotContain("Warning");

        namibia.work();

        assertThat(check(namibia, Duration.ofDays(1)).sentence())
                .contains("no head after entry 1 was sealed", "entry 2 is of");
    }
}

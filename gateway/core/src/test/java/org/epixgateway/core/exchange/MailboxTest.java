package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.exchange.TestStatements.TODAY;
import static org.epixgateway.core.exchange.TestStatements.about;
import static org.epixgateway.core.exchange.TestStatements.endorsed;

import java.time.Duration;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.MailboxReply.Declined;
import org.epixgateway.core.exchange.MailboxReply.Given;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Claims.Outcome;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Namibia sends; Switzerland sits behind a firewall and collects. */
class MailboxTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();

    @BeforeEach
    void nobodyCanCallSwitzerland() {
        switzerlandIs(DeliveryMode.PUBLISH);
    }

    private void switzerlandIs(DeliveryMode mode) {
        namibia.register(namibia.store.peer(SWITZERLAND).orElseThrow().withDeliveryMode(mode));
    }

    private MessageId published() {
        MessageId id = namibia.accepted(tusks, "issue", SWITZERLAND);
        namibia.work();
        return id;
    }

    private Mailbox mailbox() {
        return namibia.acts().mailbox();
    }

    private List<MessageId> listed(Party caller) {
        return mailbox().list(caller, 100) instanceof Given<MailboxPage>(MailboxPage page)
                ? page.entries().stream().map(MailboxPage.Entry::id).toList()
                : List.of();
    }

    private Bytes fetched(MessageId id) {
        if (mailbox().fetch(SWITZERLAND, id) instanceof Given<Bytes>(Bytes container)) {
            return container;
        }
        throw new AssertionError("not given out");
    }

    private SentState state(MessageId id) {
        return namibia.sent(id).state();
    }

    @Test
    void what_is_for_a_party_that_is_never_called_is_published_and_nobody_calls() {
        MessageId id = published();

        assertThat(state(id)).isEqualTo(SentState.PUBLISHED);
        assertThat(namibia.connection.sent()).isEmpty();
        assertThat(listed(SWITZERLAND)).containsExactly(id);
        assertThat(namibia.evidenceKinds()).contains("message-published");
    }

    @Test
    void what_is_collected_ends_as_what_is_pushed_does_with_the_same_receipt() {
        MessageId id = published();

        assertThat(swiss.acts().collect().run()).isEqualTo(1);

        assertThat(state(id)).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.store.answerTo(id)).isEqualTo(swiss.store.answerGiven(NAMIBIA, id));
        assertThat(namibia.evidenceKinds())
                .containsSubsequence("message-published", "message-fetched", "receipt-verified");
        assertThat(listed(SWITZERLAND)).isEmpty();
    }

    @Test
    void what_waits_behind_a_message_of_the_same_permit_is_listed_when_that_is_confirmed() {
        MessageId permit = published();
        namibia.state(about(tusks, "endorse", endorsed("2")));
        namibia.work();

        assertThat(listed(SWITZERLAND)).containsExactly(permit);
        assertThat(swiss.acts().collect().run()).isEqualTo(2);

        assertThat(swiss.store.inbox(0, true, true, 10))
                .extracting(ReceivedMessage::kind)
                .containsExactly(MessageKind.PERMIT, MessageKind.ENDORSEMENT);
    }

    @Test
    void nobody_sees_what_is_for_another() {
        MessageId id = published();
        MailboxReply<Bytes> unknown = mailbox().fetch(FRANCE, MessageId.next(network.wall(), new java.util.Random()));

        assertThat(listed(FRANCE)).isEmpty();
        assertThat(mailbox().fetch(FRANCE, id)).isEqualTo(unknown).isInstanceOf(Declined.class);
        assertThat(mailbox().confirm(FRANCE, id, Bytes.utf8("x"))).isInstanceOf(Declined.class);
        assertThat(namibia.sent(id).attempts()).isZero();
    }

    @Test
    void a_party_that_is_called_may_collect_what_waits_for_it() {
        switzerlandIs(DeliveryMode.PUSH);
        MessageId id = namibia.accepted(tusks, "issue", SWITZERLAND);

        assertThat(swiss.acts().collect().run()).isEqualTo(1);

        assertThat(state(id)).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.work()).containsOnly("dropped");
    }

    @Test
    void the_same_answer_again_is_taken_again_and_changes_nothing() {
        MessageId id = published();
        Bytes answer = swiss.receive(fetched(id), NAMIBIA);
        mailbox().confirm(SWITZERLAND, id, answer);
        List<String> evidence = namibia.evidenceKinds();

        assertThat(mailbox().confirm(SWITZERLAND, id, answer)).isInstanceOf(Given.class);

        assertThat(namibia.evidenceKinds()).isEqualTo(evidence);
    }

    @Test
    void another_answer_to_a_finished_message_is_not_taken_and_leaves_evidence() {
        MessageId id = published();
        Bytes container = fetched(id);
        mailbox().confirm(SWITZERLAND, id, swiss.receive(container, NAMIBIA));
        InMemoryNetwork elsewhere = new InMemoryNetwork();
        InMemoryGateway twin = elsewhere.gateway(SWITZERLAND);
        elsewhere.gateway(NAMIBIA);
        Bytes other = twin.receive(container, NAMIBIA);

        assertThat(mailbox().confirm(SWITZERLAND, id, other)).isInstanceOf(Declined.class);

        assertThat(state(id)).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.evidenceKinds()).contains("answer-not-taken");
        assertThat(namibia.observations.alarmKinds()).contains("second-answer");
    }

    @Test
    void what_is_no_answer_is_not_taken_and_after_three_a_person_looks() {
        MessageId id = published();

        for (int i = 0; i < 3; i++) {
            assertThat(state(id)).isNotEqualTo(SentState.PARKED);
            fetched(id);
            assertThat(mailbox().confirm(SWITZERLAND, id, Bytes.utf8("welcome to the hotel")))
                    .isInstanceOf(Declined.class);
            namibia.settle(1);
        }

        assertThat(state(id)).isEqualTo(SentState.PARKED);
        assertThat(listed(SWITZERLAND)).isEmpty();
    }

    @Test
    void a_message_that_outlives_its_seal_in_the_mailbox_is_listed_under_a_new_id() {
        namibia.envelopes.rollOver(
                TestParties.sealOf(NAMIBIA, network.wall().instant().plus(Duration.ofHours(1))));
        MessageId id = published();
        network.pass(Duration.ofHours(2));
        namibia.envelopes.rollOver(TestParties.sealOf(NAMIBIA));

        List<MessageId> now = listed(SWITZERLAND);

        assertThat(state(id)).isEqualTo(SentState.SUPERSEDED);
        assertThat(now).hasSize(1).doesNotContain(id);
        assertThat(mailbox().fetch(SWITZERLAND, id)).isInstanceOf(Declined.class);
    }

    @Test
    void what_nobody_collects_alarms_after_a_day_and_stays_where_it_is() {
        MessageId id = published();

        namibia.settle(60);
        assertThat(namibia.observations.alarmKinds()).doesNotContain("uncollected");
        network.pass(Duration.ofDays(8));
        namibia.settle(20);

        assertThat(namibia.observations.alarmKinds())
                .containsOnlyOnce("uncollected")
                .doesNotContain("parked", "circuit-open");
        assertThat(state(id)).isEqualTo(SentState.PUBLISHED);
        assertThat(listed(SWITZERLAND)).containsExactly(id);
        assertThat(namibia.sent(id).handOver()).isLessThan(10);
        assertThat(namibia.store.story(id)).hasSize(2);
    }

    @Test
    void what_was_published_is_sent_when_the_party_can_be_called() {
        MessageId id = published();
        namibia.settle(1);

        switzerlandIs(DeliveryMode.PUSH);
        namibia.acts().sweep().run();
        namibia.work();

        assertThat(state(id)).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void what_waits_for_a_party_that_stopped_answering_is_published_when_it_says_that_it_is_never_called() {
        switzerlandIs(DeliveryMode.PUSH);
        namibia.connection.peerDoes(SWITZERLAND, ScriptedPeerConnection.unreachableBeforeArrival());
        namibia.connection.peerIsServing(SWITZERLAND, false);
        MessageId id = namibia.accepted(tusks, "issue", SWITZERLAND);
        namibia.settle(20);
        assertThat(namibia.acts().circuits().of(SWITZERLAND).isOpen()).isTrue();

        switzerlandIs(DeliveryMode.PUBLISH);
        namibia.settle(20);

        assertThat(state(id)).isEqualTo(SentState.PUBLISHED);
        assertThat(namibia.acts().circuits().of(SWITZERLAND).isOpen()).isFalse();
    }

    @Test
    void a_claim_to_an_issuer_that_is_never_called_is_provisional_at_once_and_decided_when_it_collects() {
        swiss.register(swiss.store.peer(NAMIBIA).orElseThrow().withDeliveryMode(DeliveryMode.PUBLISH));
        published();
        swiss.acts().collect().run();

        swiss.state(about(tusks, "claim", new Fact.Claim(TODAY, "Zürich airport", List.of())));
        assertThat(claims(swiss)).containsExactly(Outcome.PROVISIONAL);
        assertThat(swiss.state(about(tusks, "again", new Fact.Claim(TODAY, "Zürich airport", List.of()))))
                .isInstanceOf(SubmissionAnswer.Rejected.class);

        assertThat(namibia.acts().collect().run()).isEqualTo(1);

        assertThat(claims(swiss)).containsExactly(Outcome.GRANTED);
        assertThat(claims(namibia)).containsExactly(Outcome.GRANTED);
    }

    private List<Outcome> claims(InMemoryGateway gateway) {
        return new Claims(gateway.acts()
                        .lives()
                        .of(tusks.key().orElseThrow())
                        .orElseThrow()
                        .life())
                .all().stream().map(Claims.Claimed::outcome).toList();
    }

    @Test
    void a_peer_that_is_paused_gets_nothing() {
        MessageId id = published();
        namibia.register(
                namibia.store.peer(SWITZERLAND).orElseThrow().withState(org.epixgateway.core.party.Peer.State.PAUSED));

        assertThat(listed(SWITZERLAND)).isEmpty();
        assertThat(mailbox().fetch(SWITZERLAND, id)).isInstanceOf(Declined.class);
    }

    @Test
    void no_more_is_listed_than_asked_for_and_the_page_says_that_there_is_more() {
        MessageId first = published();
        namibia.submit(TestPermits.minimalExport(), "second", SWITZERLAND);
        namibia.work();

        assertThat(mailbox().list(SWITZERLAND, 1)).isInstanceOf(Given.class).satisfies(reply -> {
            MailboxPage page = ((Given<MailboxPage>) reply).what();
            assertThat(page.hasMore()).isTrue();
            assertThat(page.entries()).extracting(MailboxPage.Entry::id).containsExactly(first);
        });
        assertThat(mailbox().collected()).containsKey(SWITZERLAND);
        assertThat(france.store.inbox(0, true, true, 10)).isEmpty();
    }
}

package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.arrivesThenBreaks;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.mayHaveArrived;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.tryLater;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.exchange.TestParties.registered;
import static org.epixgateway.core.exchange.TestParties.sealOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** A message that outlives its certificate is sealed anew, once it is certain that the peer does not hold it. */
class ResealTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();
    private final TestCertificate old = sealOf(NAMIBIA, network.wall().instant().plus(Duration.ofHours(1)));
    private final TestCertificate fresh = sealOf(NAMIBIA);
    private final MessageId first = firstUnderTheOldSeal();
    private final MessageId second = namibia.accepted(tusks, "key-2");

    private MessageId firstUnderTheOldSeal() {
        namibia.envelopes.rollOver(old);
        swiss.register(TestParties.peer(NAMIBIA, old).withCertificates(List.of(registered(old), registered(fresh))));
        return namibia.accepted(tusks, "key-1");
    }

    private void theOldSealEnds() {
        network.pass(Duration.ofHours(2));
        namibia.envelopes.rollOver(fresh);
        namibia.acts().sweep().run();
    }

    private SentMessage successor(MessageId id) {
        return namibia.store.searchSent(new MessageQuery("", Optional.empty(), Optional.empty(), 0, 100)).stream()
                .filter(m -> m.sequence() == namibia.sent(id).sequence() && !m.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_message_whose_certificate_ended_goes_out_under_a_new_id_that_names_the_old() {
        namibia.queue.lose();
        theOldSealEnds();

        assertThat(namibia.work()).startsWith("superseded", "delivered");

        SentMessage next = successor(first);
        assertThat(namibia.sent(first).state()).isEqualTo(SentState.SUPERSEDED);
        assertThat(next.state()).isEqualTo(SentState.DELIVERED);
        Header header = AnswerInside.header(
                namibia, namibia.store.sentContainer(next.id()).orElseThrow());
        assertThat(header.supersedes())
                .contains(new MessageReference(
                        Optional.of(first), namibia.sent(first).container()));
        assertThat(header.document().digest())
                .isEqualTo(namibia.documents.write(tusks).digest());
        assertThat(namibia.evidenceKinds()).contains("message-superseded");
    }

    @Test
    void it_keeps_its_place_in_the_order_and_its_age() {
        namibia.queue.lose();
        Instant accepted = namibia.sent(first).acceptedAt();
        theOldSealEnds();
        namibia.work();
        namibia.settle(3);

        SentMessage next = successor(first);
        assertThat(next.sequence()).isEqualTo(namibia.sent(first).sequence());
        assertThat(next.acceptedAt()).isEqualTo(accepted);
        assertThat(swiss.store.inbox(0, true, true, 10))
                .extracting(ReceivedMessage::id)
                .containsExactly(next.id(), successor(second).id());
    }

    @Test
    void an_unknown_outcome_is_settled_under_the_old_id_first() {
        namibia.connection.next(arrivesThenBreaks(c -> new PeerConnection.Answered(swiss.receive(c, NAMIBIA))));
        namibia.workFor(SWITZERLAND);
        theOldSealEnds();

        namibia.work();

        assertThat(namibia.sent(first).state()).isEqualTo(SentState.DELIVERED);
        assertThat(swiss.store.inbox(0, true, true, 10))
                .extracting(ReceivedMessage::id)
                .containsExactly(first, successor(second).id());
    }

    @Test
    void a_peer_that_does_not_hold_the_old_id_says_so_and_then_it_is_sealed_anew() {
        namibia.connection.next(mayHaveArrived());
        namibia.workFor(SWITZERLAND);
        theOldSealEnds();

        namibia.work();
        assertThat(namibia.sent(first).outcomeUnknown()).isFalse();
        namibia.settle(3);

        assertThat(namibia.sent(first).state()).isEqualTo(SentState.SUPERSEDED);
        assertThat(namibia.store.unfinished(0, 10)).isEmpty();
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(2);
    }

    @Test
    void nothing_is_lost_while_there_is_no_new_certificate_either() {
        network.pass(Duration.ofHours(2));
        namibia.acts().sweep().run();
        namibia.work();
        assertThat(namibia.sent(first).state()).isNotEqualTo(SentState.SUPERSEDED);
        assertThat(namibia.observations.alarmKinds()).contains("outage");

        namibia.envelopes.rollOver(fresh);
        namibia.settle(12);

        assertThat(namibia.store.unfinished(0, 10)).isEmpty();
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(2);
    }

    @Test
    void a_key_that_changes_between_sealing_and_recording_does_not_lengthen_the_old_seal() {
        SubmitPermit submit = namibia.acts().submit();
        Submitting sealed = submit.seal(submit.decide(submit.validate(submit.read(submit.handIn(
                SubmissionRequest.of("officer", "key-3", namibia.documents.write(tusks), List.of(SWITZERLAND)))))));

        namibia.envelopes.rollOver(fresh);
        MessageId third = InMemoryGateway.accepted(submit.answer(submit.handOver(submit.record(sealed))));

        assertThat(namibia.sent(third).sealValidUntil())
                .isEqualTo(old.getNotAfter().toInstant());
    }

    @Test
    void the_old_certificate_is_good_until_its_last_moment() {
        namibia.connection.next(tryLater(Duration.ZERO));
        namibia.workFor(SWITZERLAND);
        network.pass(Duration.ofHours(1).minusSeconds(1));
        namibia.acts().sweep().run();

        namibia.work();

        assertThat(namibia.sent(first).state()).isEqualTo(SentState.DELIVERED);
    }

    @Test
    void a_crash_at_any_step_of_sealing_anew_leaves_one_message_on_its_way() {
        int point = 0;
        for (boolean hasCrashed = true; hasCrashed; point++) {
            ResealTest story = new ResealTest();
            story.theOldSealEnds();
            story.namibia.crashes.crashAt(point);
            hasCrashed = story.dies();
            story.namibia.crashes.calmDown();
            story.namibia.restart();
            story.namibia.work();
            story.namibia.settle(10);

            assertThat(story.namibia.store.unfinished(0, 10)).isEmpty();
            assertThat(story.swiss.store.inbox(0, true, true, 10)).hasSize(2);
        }
        assertThat(point).isGreaterThan(5);
    }

    private boolean dies() {
        try {
            namibia.work();
            return false;
        } catch (CrashPoints.Crash killed) {
            return true;
        }
    }
}

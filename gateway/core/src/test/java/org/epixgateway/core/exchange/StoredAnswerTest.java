package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.answers;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.arrivesThenBreaks;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.exchange.TestParties.registered;

import java.time.Duration;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** A repeat brings the first answer again, whose seal may have ended since. */
class StoredAnswerTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final TestCertificate old =
            TestParties.sealOf(SWITZERLAND, network.wall().instant().plus(Duration.ofHours(1)));
    private final TestCertificate fresh = TestParties.sealOf(SWITZERLAND);
    private final MessageId id = receiptUnderTheOldSealIsLost();

    private MessageId receiptUnderTheOldSealIsLost() {
        swiss.envelopes.rollOver(old);
        namibia.register(
                TestParties.peer(SWITZERLAND, old).withCertificates(List.of(registered(old), registered(fresh))));
        MessageId accepted = namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
        namibia.connection.next(arrivesThenBreaks(c -> new PeerConnection.Answered(swiss.receive(c, NAMIBIA))));
        namibia.work();
        return accepted;
    }

    private void theOldSealEnds() {
        network.pass(Duration.ofHours(2));
        swiss.envelopes.rollOver(fresh);
    }

    private void sentAgain() {
        namibia.acts().sweep().run();
        namibia.work();
    }

    private void revoked() {
        namibia.acts().registration().revoke(SWITZERLAND, old.fingerprint(), "operator");
    }

    /** The files of the stored answer, sealed again now by somebody who has the old key. */
    private Bytes sealedAgainByTheOldKey() {
        Bytes stored = swiss.store.answerGiven(NAMIBIA, id).orElseThrow();
        InMemoryEnvelopes thief = new InMemoryEnvelopes(old);
        if (!(thief.open(stored) instanceof EnvelopeOpener.Opened(OpenedEnvelope opened))) {
            throw new AssertionError("a stored answer cannot be opened");
        }
        List<EnvelopeSigner.SealedFile> files = opened.files().stream()
                .map(file -> new EnvelopeSigner.SealedFile(file.name(), "application/xml", file.content()))
                .toList();
        return thief.seal(files, network.wall().instant());
    }

    @Test
    void it_counts_if_its_seal_was_in_force_when_it_was_made() {
        theOldSealEnds();
        sentAgain();

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.store.answerTo(id)).isEqualTo(swiss.store.answerGiven(NAMIBIA, id));
    }

    @Test
    void it_does_not_count_if_its_seal_was_revoked_since() {
        theOldSealEnds();
        revoked();
        sentAgain();

        assertThat(namibia.sent(id).state()).isNotEqualTo(SentState.DELIVERED);
        assertThat(namibia.sent(id).note()).startsWith("The answer does not pass our checks");
    }

    @Test
    void what_a_key_seals_after_its_end_never_counts() {
        theOldSealEnds();
        namibia.connection.next(answers(sealedAgainByTheOldKey()));
        sentAgain();

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.QUEUED);
    }

    @Test
    void a_first_attempt_brings_no_old_answer() {
        MessageId second = namibia.accepted(TestPermits.minimalExport(), "key-2");
        Bytes early = swiss.receive(namibia.store.sentContainer(second).orElseThrow(), NAMIBIA);
        theOldSealEnds();
        namibia.connection.next(answers(early));
        namibia.workFor(SWITZERLAND);

        assertThat(namibia.sent(second).state()).isEqualTo(SentState.QUEUED);
        assertThat(namibia.sent(second).invalidAnswers()).isEqualTo(1);
    }

    @Test
    void an_answer_that_stays_invalid_parks_its_message_with_the_reason() {
        theOldSealEnds();
        revoked();
        for (int i = 0; i < 3; i++) {
            network.pass(Duration.ofMinutes(15));
            sentAgain();
        }

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED);
        assertThat(namibia.sent(id).note()).contains("does not pass our checks");
    }
}

package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.ScriptedPeerConnection.answers;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** A peer, or somebody in between, that answers something else than the truth delivers nothing. */
class CheckAnswerTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final MessageId id = namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
    private final Bytes container = namibia.store.sentContainer(id).orElseThrow();

    private Receipt receipt(MessageId message, Digest file, String party) {
        return new Receipt(
                message,
                file,
                network.wall().instant(),
                "rules",
                List.of(),
                new LogHeads(new LogHead(party, 0, EvidenceEntry.GENESIS), Optional.empty()),
                Optional.empty(),
                false);
    }

    private Bytes receiptBy(InMemoryGateway gateway, Receipt receipt) {
        return gateway.acts().seal().receipt(receipt, NAMIBIA).container();
    }

    private void deliversNothing(Bytes answer) {
        namibia.connection.next(answers(answer));
        namibia.work();

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.QUEUED);
        assertThat(namibia.sent(id).invalidAnswers()).isEqualTo(1);
        assertThat(namibia.sent(id).outcomeUnknown()).isTrue();
        assertThat(namibia.store.answerTo(id)).isEmpty();
        assertThat(namibia.evidenceKinds()).containsExactly("permit-submitted");
    }

    @Test
    void a_true_receipt_delivers() {
        namibia.connection.next(answers(receiptBy(swiss, receipt(id, container.digest(), "CH"))));

        assertThat(namibia.work()).containsExactly("delivered");
    }

    @Test
    void an_unsigned_receipt() {
        deliversNothing(InMemoryEnvelopes.unsigned(receiptBy(swiss, receipt(id, container.digest(), "CH"))));
    }

    @Test
    void a_tampered_receipt() {
        deliversNothing(InMemoryEnvelopes.tampered(receiptBy(swiss, receipt(id, container.digest(), "CH"))));
    }

    @Test
    void a_receipt_of_another_party() {
        deliversNothing(receiptBy(france, receipt(id, container.digest(), "FR")));
    }

    @Test
    void a_receipt_for_other_bytes() {
        deliversNothing(receiptBy(swiss, receipt(id, Bytes.utf8("other").digest(), "CH")));
    }

    @Test
    void a_receipt_for_another_message() {
        MessageId other = MessageId.parse("01930000-0000-7000-8000-000000000000");

        deliversNothing(receiptBy(swiss, receipt(other, container.digest(), "CH")));
    }

    @Test
    void a_receipt_with_the_head_of_another_partys_log() {
        deliversNothing(receiptBy(swiss, receipt(id, container.digest(), "FR")));
    }

    @Test
    void a_receipt_addressed_to_another_party() {
        deliversNothing(swiss.acts()
                .seal()
                .receipt(receipt(id, container.digest(), "CH"), FRANCE)
                .container());
    }

    @Test
    void our_own_message_sent_back() {
        deliversNothing(container);
    }

    @Test
    void a_permit_instead_of_an_answer() {
        deliversNothing(HeaderDraft.of(swiss, TestPermits.orchidImport(), NAMIBIA, network)
                .sealed());
    }

    @Test
    void a_refusal_of_something_else() {
        Refusal refusal = new Refusal(
                Optional.of(id),
                Bytes.utf8("other").digest(),
                network.wall().instant(),
                RefusalReason.SCHEMA_INVALID,
                "No.",
                "rules",
                List.of(),
                Optional.empty(),
                false);

        deliversNothing(swiss.acts().seal().refusal(refusal, NAMIBIA).container());
    }

    @Test
    void a_refusal_that_is_not_for_good_is_tried_again_and_parks_after_three() {
        Refusal refusal = new Refusal(
                Optional.empty(),
                container.digest(),
                network.wall().instant(),
                RefusalReason.CONTAINER_BROKEN,
                "No.",
                "rules",
                List.of(),
                Optional.empty(),
                false);
        ScriptedPeerConnection.Behaviour refuses =
                answers(swiss.acts().seal().refusal(refusal, NAMIBIA).container());
        namibia.connection.next(refuses, refuses, refuses);

        namibia.work();
        assertThat(namibia.sent(id).state()).isEqualTo(SentState.QUEUED);
        assertThat(namibia.sent(id).outcomeUnknown()).isFalse();
        namibia.settle(2);

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.PARKED);
        assertThat(namibia.sent(id).note()).contains("CONTAINER_BROKEN");
    }
}

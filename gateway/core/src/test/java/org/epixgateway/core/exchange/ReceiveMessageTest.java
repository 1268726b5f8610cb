package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.InMemoryPermitDocuments;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class ReceiveMessageTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final Permit tusks = TestPermits.elephantTuskExport();

    private HeaderDraft message() {
        return HeaderDraft.of(namibia, tusks, SWITZERLAND, network);
    }

    private Receipt receipted(Bytes container) {
        return AnswerInside.receipt(swiss, swiss.receive(container, NAMIBIA));
    }

    private Refusal refused(Bytes container) {
        return AnswerInside.refusal(swiss, swiss.receive(container, NAMIBIA));
    }

    private List<ReceivedMessage> inbox() {
        return swiss.store.inbox(0, true, true, 100);
    }

    @Test
    void an_authentic_permit_is_held_registered_and_receipted() {
        HeaderDraft message = message();
        Bytes container = message.sealed();

        Receipt receipt = receipted(container);

        assertThat(receipt.message()).isEqualTo(message.id);
        assertThat(receipt.file()).isEqualTo(container.digest());
        assertThat(receipt.ruleSetVersion()).isNotEmpty();
        assertThat(inbox()).extracting(ReceivedMessage::id).containsExactly(message.id);
        assertThat(swiss.store.find(tusks.key().orElseThrow()))
                .get()
                .extracting(RegisteredPermit::document, RegisteredPermit::firstMessage)
                .containsExactly(message.document.digest(), message.id);
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received");
    }

    @Test
    void the_receipt_is_sealed_for_the_sender_and_names_the_message_and_the_heads_of_the_logs() {
        HeaderDraft message = message();
        Bytes container = message.sealed();

        Bytes answer = swiss.receive(container, NAMIBIA);

        Header header = AnswerInside.header(swiss, answer);
        assertThat(header.from()).isEqualTo(SWITZERLAND);
        assertThat(header.to()).contains(NAMIBIA);
        assertThat(header.answers()).contains(new MessageReference(Optional.of(message.id), container.digest()));
        assertThat(AnswerInside.receipt(swiss, answer).heads().own().party()).isEqualTo("CH");
    }

    @Test
    void a_document_that_is_no_permit_is_refused_for_good_with_its_findings() {
        Bytes container = message().holding(Bytes.utf8("<nonsense/>")).sealed();

        Bytes answer = swiss.receive(container, NAMIBIA);

        assertThat(AnswerInside.refusal(swiss, answer).reason()).isEqualTo(RefusalReason.SCHEMA_INVALID);
        assertThat(AnswerInside.refusal(swiss, answer).findings())
                .extracting(Finding::rule)
                .containsExactly("XML");
        assertThat(swiss.receive(container, NAMIBIA)).isEqualTo(answer);
        assertThat(swiss.evidenceKinds()).containsExactly("message-refused");
    }

    @Test
    void a_permit_wrapped_in_soap_is_refused() {
        Bytes wrapped = InMemoryPermitDocuments.wrapped(namibia.documents.write(tusks));

        assertThat(refused(message().holding(wrapped).sealed()).reason()).isEqualTo(RefusalReason.SCHEMA_INVALID);
    }

    @Test
    void other_kinds_and_other_profile_versions_are_refused_for_good() {
        assertThat(refused(message()
                                .with(m -> m.kind = MessageKind.PARTY_DESCRIPTOR)
                                .sealed())
                        .reason())
                .isEqualTo(RefusalReason.NOT_SUPPORTED);
        assertThat(refused(message().with(m -> m.profileVersion = "2").sealed()).reason())
                .isEqualTo(RefusalReason.NOT_SUPPORTED);
    }

    @Test
    void findings_of_rules_go_into_the_receipt_and_do_not_refuse() {
        Permit faulty =
                PermitDraft.of(tusks).withBlock(0, block -> block.appendix = "").build();
        Bytes container = HeaderDraft.of(namibia, faulty, SWITZERLAND, network).sealed();

        Receipt receipt = receipted(container);

        assertThat(receipt.findings()).anyMatch(Finding::isError);
        assertThat(inbox().get(0).findings()).isEqualTo(receipt.findings());
    }

    @Test
    void an_agreed_policy_refuses_on_the_rules_that_it_names_and_only_on_those() {
        Permit faulty =
                PermitDraft.of(tusks).withBlock(0, block -> block.appendix = "").build();
        Bytes container = HeaderDraft.of(namibia, faulty, SWITZERLAND, network).sealed();
        swiss.agree(NAMIBIA, Set.of("B-01"), false);
        String broken = receipted(container).findings().stream()
                .filter(Finding::isError)
                .findFirst()
                .orElseThrow()
                .rule();

        swiss.agree(NAMIBIA, Set.of(broken), false);
        Bytes again = HeaderDraft.of(namibia, faulty, SWITZERLAND, network).sealed();

        assertThat(refused(again).reason()).isEqualTo(RefusalReason.RULES_BROKEN);
        assertThat(swiss.observations.rulesBroken()).contains(broken);
    }

    @Test
    void a_test_message_is_taken_only_from_a_peer_flagged_for_tests_and_never_registered() {
        assertThat(refused(message().with(m -> m.isTest = true).sealed()).reason())
                .isEqualTo(RefusalReason.TEST_NOT_ACCEPTED);

        swiss.agree(NAMIBIA, Set.of(), true);
        Receipt receipt = receipted(message().with(m -> m.isTest = true).sealed());

        assertThat(receipt.isTest()).isTrue();
        assertThat(swiss.store.find(tusks.key().orElseThrow())).isEmpty();
        assertThat(swiss.store.inbox(0, false, true, 10)).isEmpty();
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(1);
    }

    @Test
    void a_message_from_five_minutes_ahead_is_taken_and_one_from_further_ahead_is_to_come_later() {
        Bytes justAhead = message()
                .with(m -> m.sentAt = m.sentAt.plus(Duration.ofMinutes(5)))
                .sealed();
        Bytes farAhead = message()
                .with(m -> m.sentAt = m.sentAt.plus(Duration.ofMinutes(7)))
                .sealed();

        assertThat(receipted(justAhead).file()).isEqualTo(justAhead.digest());
        assertThatThrownBy(() -> swiss.receive(farAhead, NAMIBIA))
                .isInstanceOfSatisfying(
                        ClockAheadException.class,
                        outage -> assertThat(outage.retryAfter())
                                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3)));

        network.pass(Duration.ofMinutes(2));
        assertThat(receipted(farAhead).file()).isEqualTo(farAhead.digest());
    }

    @Test
    void without_room_or_without_a_store_nothing_is_decided_and_nothing_is_held() {
        Bytes container = message().sealed();

        swiss.isDiskFull = true;
        assertThatThrownBy(() -> swiss.receive(container, NAMIBIA)).isInstanceOf(OutageException.class);
        swiss.isDiskFull = false;
        swiss.store.breakDown("The disk is gone.");
        assertThatThrownBy(() -> swiss.receive(container, NAMIBIA)).isInstanceOf(OutageException.class);
        swiss.store.repair();

        assertThat(inbox()).isEmpty();
        assertThat(swiss.evidenceKinds()).isEmpty();
        assertThat(receipted(container).file()).isEqualTo(container.digest());
    }

    @Test
    void a_gateway_whose_own_seal_has_ended_answers_nobody_with_it() {
        Bytes container = message().sealed();
        swiss.envelopes.rollOver(TestParties.sealOf(SWITZERLAND, network.wall().instant()));

        assertThatThrownBy(() -> swiss.receive(container, NAMIBIA)).isInstanceOf(OutageException.class);
        assertThat(inbox()).isEmpty();
    }
}

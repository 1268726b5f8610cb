package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** What is remembered of a message, for how long, and what is not. */
class RepeatedMessageTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final Permit tusks = TestPermits.elephantTuskExport();
    private final HeaderDraft message = HeaderDraft.of(namibia, tusks, SWITZERLAND, network);

    private static Permit altered(Permit permit) {
        return PermitDraft.of(permit).with(p -> p.securityStamp = "NA7654321").build();
    }

    private RegisteredPermit registered() {
        return swiss.store.find(tusks.key().orElseThrow()).orElseThrow();
    }

    private List<ReceivedMessage> inbox() {
        return swiss.store.inbox(0, true, true, 100);
    }

    @Test
    void the_same_bytes_under_the_same_id_get_the_stored_answer_byte_for_byte() {
        Bytes container = message.sealed();
        Bytes first = swiss.receive(container, NAMIBIA);
        network.pass(Duration.ofDays(200));

        assertThat(swiss.receive(container, NAMIBIA)).isEqualTo(first);
        assertThat(inbox()).hasSize(1);
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received");
    }

    @Test
    void a_repeat_gets_its_answer_even_after_the_end_of_its_certificate_but_only_from_those_who_may_bring_it() {
        namibia.envelopes.rollOver(
                TestParties.sealOf(NAMIBIA, network.wall().instant().plusSeconds(60)));
        swiss.register(TestParties.peer(NAMIBIA, namibia.envelopes.certificate()));
        Bytes container = message.sealed();
        Bytes first = swiss.receive(container, NAMIBIA);
        network.pass(Duration.ofMinutes(2));

        assertThat(swiss.receive(container, NAMIBIA)).isEqualTo(first);
        assertThat(AnswerInside.refusal(swiss, swiss.receive(container, TestParties.FRANCE))
                        .reason())
                .isEqualTo(RefusalReason.SIGNATURE_INVALID);
        assertThat(AnswerInside.refusal(
                                swiss,
                                swiss.receive(
                                        HeaderDraft.of(namibia, tusks, SWITZERLAND, network)
                                                .sealed(),
                                        NAMIBIA))
                        .reason())
                .isEqualTo(RefusalReason.SIGNATURE_INVALID);
    }

    @Test
    void a_test_message_that_was_taken_once_keeps_its_receipt_when_tests_are_over() {
        swiss.agree(NAMIBIA, Set.of(), true);
        Bytes container = message.with(m -> m.isTest = true).sealed();
        Bytes first = swiss.receive(container, NAMIBIA);
        swiss.agree(NAMIBIA, Set.of(), false);

        assertThat(swiss.receive(container, NAMIBIA)).isEqualTo(first);
    }

    @Test
    void other_bytes_under_a_known_id_get_a_signed_refusal_that_is_stored_and_repeated() {
        Bytes genuine = message.sealed();
        Bytes receipt = swiss.receive(genuine, NAMIBIA);
        Bytes other = message.about(altered(tusks)).sealed();

        Bytes refusal = swiss.receive(other, NAMIBIA);

        assertThat(AnswerInside.refusal(swiss, refusal).reason()).isEqualTo(RefusalReason.ID_REUSED);
        network.pass(Duration.ofHours(1));
        assertThat(swiss.receive(other, NAMIBIA)).isEqualTo(refusal);
        assertThat(swiss.receive(genuine, NAMIBIA)).isEqualTo(receipt);
        assertThat(registered().document())
                .isEqualTo(namibia.documents.write(tusks).digest());
        assertThat(registered().state()).isEqualTo(PermitState.ISSUED);
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received", "message-refused");
    }

    @Test
    void junk_under_a_stolen_id_does_not_poison_the_genuine_message() {
        Bytes genuine = message.sealed();

        Bytes toJunk = swiss.receive(InMemoryEnvelopes.tampered(genuine), NAMIBIA);

        assertThat(AnswerInside.refusal(swiss, toJunk).reason()).isEqualTo(RefusalReason.SIGNATURE_INVALID);
        assertThat(AnswerInside.receipt(swiss, swiss.receive(genuine, NAMIBIA)).message())
                .isEqualTo(message.id);
    }

    @Test
    void two_parties_may_use_one_id() {
        InMemoryGateway france = network.gateway(TestParties.FRANCE);
        HeaderDraft french = HeaderDraft.of(france, TestPermits.preConventionPiano(), SWITZERLAND, network)
                .with(m -> m.id = message.id);

        swiss.receive(message.sealed(), NAMIBIA);
        swiss.receive(french.sealed(), TestParties.FRANCE);

        assertThat(inbox()).extracting(ReceivedMessage::from).containsExactly(NAMIBIA, TestParties.FRANCE);
    }

    @Test
    void two_copies_at_once_get_one_receipt() throws Exception {
        Bytes container = message.sealed();

        List<Bytes> answers = together(8, () -> swiss.receive(container, NAMIBIA));

        assertThat(answers).hasSize(8).containsOnly(answers.get(0));
        assertThat(inbox()).hasSize(1);
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received");
    }

    @Test
    void other_bytes_that_come_twice_at_once_get_one_refusal() throws Exception {
        swiss.receive(message.sealed(), NAMIBIA);
        Bytes other = message.about(altered(tusks)).sealed();

        List<Bytes> answers = together(8, () -> swiss.receive(other, NAMIBIA));

        assertThat(answers).hasSize(8).containsOnly(answers.get(0));
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received", "message-refused");
    }

    @Test
    void two_documents_for_one_number_at_once_are_one_receipt_and_one_conflict() throws Exception {
        List<Bytes> containers = List.of(
                message.sealed(),
                HeaderDraft.of(namibia, altered(tusks), SWITZERLAND, network).sealed());
        List<Bytes> waiting = new ArrayList<>(containers);

        together(2, () -> swiss.receive(next(waiting), NAMIBIA));

        assertThat(inbox()).hasSize(1);
        assertThat(registered().state()).isEqualTo(PermitState.DISPUTED);
        assertThat(swiss.evidenceKinds())
                .containsExactlyInAnyOrder("permit-received", "message-refused", "permit-disputed");
        assertThat(EvidenceCheck.run(swiss.store, entry -> Optional.empty(), position -> {}))
                .isInstanceOf(EvidenceCheck.Intact.class);
    }

    private static synchronized Bytes next(List<Bytes> waiting) {
        return waiting.remove(0);
    }

    @Test
    void the_same_document_under_a_new_id_is_accepted_and_changes_nothing_in_the_register() {
        swiss.receive(message.sealed(), NAMIBIA);
        RegisteredPermit before = registered();
        HeaderDraft again = HeaderDraft.of(namibia, tusks, SWITZERLAND, network);

        Receipt receipt = AnswerInside.receipt(swiss, swiss.receive(again.sealed(), NAMIBIA));

        assertThat(receipt.message()).isEqualTo(again.id);
        assertThat(registered()).isEqualTo(before);
        assertThat(inbox()).hasSize(2);
    }

    @Test
    void another_document_for_a_known_number_is_refused_disputed_and_alarmed() {
        swiss.receive(message.sealed(), NAMIBIA);
        Bytes other =
                HeaderDraft.of(namibia, altered(tusks), SWITZERLAND, network).sealed();

        Bytes answer = swiss.receive(other, NAMIBIA);

        assertThat(AnswerInside.refusal(swiss, answer).reason()).isEqualTo(RefusalReason.NUMBER_CONFLICT);
        assertThat(registered().state()).isEqualTo(PermitState.DISPUTED);
        assertThat(registered().document())
                .isEqualTo(namibia.documents.write(tusks).digest());
        assertThat(swiss.observations.alarmKinds()).containsExactly("NUMBER_CONFLICT");
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received", "message-refused", "permit-disputed");
        assertThat(swiss.receive(other, NAMIBIA)).isEqualTo(answer);
        assertThat(inbox()).hasSize(1);
    }

    @Test
    void another_document_that_names_the_one_that_it_replaces_is_accepted() {
        swiss.receive(message.sealed(), NAMIBIA);
        Bytes old = namibia.documents.write(tusks);
        HeaderDraft replacing = HeaderDraft.of(namibia, altered(tusks), SWITZERLAND, network);
        replacing.permit = replacing.permit.map(p -> new PermitReference(
                p.issuingCountry(),
                p.issuingAuthority(),
                p.kind(),
                p.number(),
                p.document(),
                Optional.of(old.digest())));

        swiss.receive(replacing.sealed(), NAMIBIA);

        assertThat(registered().document()).isEqualTo(replacing.document.digest());
        assertThat(registered().state()).isEqualTo(PermitState.ISSUED);
        assertThat(registered().firstMessage()).isEqualTo(replacing.id);
    }

    @Test
    void a_replacement_that_names_a_document_that_is_not_the_current_one_is_a_conflict() {
        swiss.receive(message.sealed(), NAMIBIA);
        HeaderDraft replacing = HeaderDraft.of(namibia, altered(tusks), SWITZERLAND, network);
        replacing.permit = replacing.permit.map(p -> new PermitReference(
                p.issuingCountry(),
                p.issuingAuthority(),
                p.kind(),
                p.number(),
                p.document(),
                Optional.of(Bytes.utf8("another").digest())));

        assertThat(AnswerInside.refusal(swiss, swiss.receive(replacing.sealed(), NAMIBIA))
                        .reason())
                .isEqualTo(RefusalReason.NUMBER_CONFLICT);
    }

    /** All callers start together; what each got. */
    private static <T> List<T> together(int callers, Callable<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers);
        List<T> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        }
        return results;
    }
}

package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.KENYA;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;
import static org.epixgateway.core.exchange.JournalSamples.add;
import static org.epixgateway.core.exchange.JournalSamples.container;
import static org.epixgateway.core.exchange.JournalSamples.id;
import static org.epixgateway.core.exchange.JournalSamples.noted;
import static org.epixgateway.core.exchange.JournalSamples.received;
import static org.epixgateway.core.exchange.JournalSamples.sent;
import static org.epixgateway.core.exchange.JournalSamples.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.exchange.Ledger.Conflict;
import org.epixgateway.core.exchange.Ledger.Done;
import org.epixgateway.core.exchange.Ledger.Recorded;
import org.junit.jupiter.api.Test;

/** A decision is one transaction, whoever else decides at the same time. */
public interface LedgerContract extends StoreUnderTest {

    @Test
    default void a_decision_is_recorded_with_all_its_changes() {
        SentMessage message = sent(FRANCE, PERMIT);

        Recorded recorded = ledger().record(List.of(noted(message.id()), add(message)));

        assertThat(recorded).isEqualTo(new Done());
        assertThat(journal().sent(message.id())).isPresent();
        assertThat(journal().story(message.id())).containsExactly(step("ACCEPTED"));
        assertThat(evidence().head().position()).isEqualTo(1);
    }

    @Test
    default void a_conflict_undoes_the_whole_decision_and_its_evidence() {
        SentMessage first = sent(FRANCE, PERMIT);
        ledger().record(List.of(add(first), noted(first.id())));
        SentMessage second = sent(FRANCE, PERMIT);
        var head = evidence().head();

        Recorded recorded = ledger().record(List.of(noted(second.id()), add(second), add(first)));

        assertThat(recorded).isInstanceOf(Conflict.class);
        assertThat(journal().sent(second.id())).isEmpty();
        assertThat(journal().sentContainer(second.id())).isEmpty();
        assertThat(journal().story(second.id())).isEmpty();
        assertThat(journal().story(first.id())).hasSize(1);
        assertThat(evidence().head()).isEqualTo(head);
    }

    @Test
    default void a_change_of_an_older_version_is_a_conflict() {
        SentMessage added = sent(FRANCE, PERMIT);
        ledger().record(List.of(add(added)));
        SentMessage stored = journal().sent(added.id()).orElseThrow();
        SentMessage queued = stored.inState(SentState.QUEUED, "handed to the queue");

        Recorded first = ledger().record(List.of(new Change.SaveSent(queued, List.of(step("QUEUED")))));
        Recorded second = ledger().record(List.of(new Change.SaveSent(queued, List.of(step("QUEUED")))));

        assertThat(first).isEqualTo(new Done());
        assertThat(second).isInstanceOf(Conflict.class);
        assertThat(journal().story(added.id())).hasSize(2);
        assertThat(journal().sent(added.id()).orElseThrow().version()).isEqualTo(stored.version() + 1);
    }

    @Test
    default void of_two_who_record_one_message_at_once_one_is_done_and_one_conflicts() {
        for (int round = 0; round < 20; round++) {
            MessageId id = id();

            List<Recorded> ends = together(2, caller -> {
                ReceivedMessage message = received(FRANCE, id);
                return ledger().record(List.of(add(message), noted(id)));
            });

            assertThat(ends).hasSize(2).containsOnlyOnce(new Done()).hasAtLeastOneElementOfType(Conflict.class);
            assertThat(journal().story(id)).hasSize(1);
        }
        assertThat(evidence().head().position()).isEqualTo(20);
    }

    @Test
    default void messages_of_thirty_two_callers_keep_their_own_bytes() {
        int each = 10;

        List<List<MessageId>> recorded = together(
                32,
                caller -> IntStream.range(0, each)
                        .mapToObj(n -> {
                            SentMessage message = sent(caller % 2 == 0 ? FRANCE : KENYA, PERMIT + caller % 4);
                            assertThat(ledger().record(List.of(add(message), noted(message.id()))))
                                    .isEqualTo(new Done());
                            return message.id();
                        })
                        .toList());

        for (MessageId id : recorded.stream().flatMap(List::stream).toList()) {
            SentMessage stored = journal().sent(id).orElseThrow();
            assertThat(journal().sentContainer(id).orElseThrow().digest()).isEqualTo(stored.container());
            assertThat(stored.container()).isEqualTo(container(id).digest());
        }
        assertThat(evidence().head().position()).isEqualTo(32L * each);
        assertThat(EvidenceCheck.run(evidence(), entry -> Optional.empty(), position -> {}))
                .isInstanceOf(EvidenceCheck.Intact.class);
    }

    @Test
    default void a_conflict_among_many_decisions_disturbs_nobody_else() {
        SentMessage known = sent(FRANCE, PERMIT);
        ledger().record(List.of(add(known)));

        List<Recorded> ends = together(16, caller -> {
            SentMessage fresh = sent(FRANCE, PERMIT + caller);
            List<Change> decision = new ArrayList<>(List.of(add(fresh), noted(fresh.id())));
            if (caller % 4 == 0) {
                decision.add(1, add(known));
            }
            return ledger().record(decision);
        });

        assertThat(ends).filteredOn(end -> end instanceof Done).hasSize(12);
        assertThat(evidence().head().position()).isEqualTo(12);
        assertThat(journal().unfinished(0, 1_000)).hasSize(13);
    }

    @Test
    default void the_sequence_of_each_permit_has_no_gap_and_no_double() {
        together(
                8,
                caller -> IntStream.range(0, 10)
                        .mapToObj(n -> {
                            SentMessage message = sent(FRANCE, PERMIT + n % 2);
                            // Every third decision conflicts: its place must be free again.
                            return ledger().record(
                                            n % 3 == 2 ? List.of(add(message), add(message)) : List.of(add(message)));
                        })
                        .toList());

        for (String permit : List.of(PERMIT + 0, PERMIT + 1)) {
            List<Long> places = journal().unfinished(0, 1_000).stream()
                    .filter(m -> m.permit().equals(permit))
                    .map(SentMessage::sequence)
                    .sorted()
                    .toList();
            assertThat(places)
                    .isEqualTo(LongStream.rangeClosed(1, places.size()).boxed().toList());
        }
        assertThat(journal().unfinished(0, 1_000)).hasSize(56);
    }

    @Test
    default void inbox_positions_rise_without_a_gap_and_refused_messages_take_none() {
        List<Recorded> ends = together(8, caller -> {
            MessageId id = id();
            ledger().record(List.of(add(JournalSamples.refused(KENYA, id()))));
            return ledger().record(List.of(add(received(FRANCE, id))));
        });

        assertThat(ends).containsOnly(new Done());
        assertThat(journal().inbox(0, false, false, 100).stream().map(ReceivedMessage::inboxPosition))
                .isEqualTo(LongStream.rangeClosed(1, 8).boxed().toList());
    }

    @Test
    default void a_submission_is_taken_once_per_account_and_key() {
        Submission submission = JournalSamples.submission("ledger-test", "key-1");
        Submission ofAnother = JournalSamples.submission("another", "key-1");

        assertThat(ledger().record(List.of(new Change.AddSubmission(submission))))
                .isEqualTo(new Done());
        assertThat(ledger().record(List.of(new Change.AddSubmission(submission))))
                .isInstanceOf(Conflict.class);
        assertThat(ledger().record(List.of(new Change.AddSubmission(ofAnother))))
                .isEqualTo(new Done());

        assertThat(journal().submission("ledger-test", "key-1")).contains(submission);
        assertThat(journal().submission("ledger-test", "key-2")).isEmpty();
    }

    @Test
    default void an_empty_decision_is_done() {
        assertThat(ledger().record(List.of())).isEqualTo(new Done());
    }

    /** Lets callers start at once and gives back what each ended with. */
    static <T> List<T> together(int callers, Act<T> act) {
        CyclicBarrier start = new CyclicBarrier(callers);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<T>> all = IntStream.range(0, callers)
                    .<Callable<T>>mapToObj(caller -> () -> {
                        start.await();
                        return act.by(caller);
                    })
                    .toList();
            List<T> ends = new ArrayList<>();
            for (Future<T> end : threads.invokeAll(all)) {
                ends.add(end.get());
            }
            return Collections.unmodifiableList(ends);
        } catch (ExecutionException failed) {
            throw new AssertionError("a caller failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", stopped);
        }
    }

    /** What one of several callers does. */
    interface Act<T> {
        T by(int caller);
    }
}

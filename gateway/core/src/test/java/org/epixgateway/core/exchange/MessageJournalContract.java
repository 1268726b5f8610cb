package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.AT;
import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.KENYA;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;
import static org.epixgateway.core.exchange.JournalSamples.add;
import static org.epixgateway.core.exchange.JournalSamples.answer;
import static org.epixgateway.core.exchange.JournalSamples.container;
import static org.epixgateway.core.exchange.JournalSamples.id;
import static org.epixgateway.core.exchange.JournalSamples.peer;
import static org.epixgateway.core.exchange.JournalSamples.received;
import static org.epixgateway.core.exchange.JournalSamples.refused;
import static org.epixgateway.core.exchange.JournalSamples.sent;
import static org.epixgateway.core.exchange.JournalSamples.step;
import static org.epixgateway.core.exchange.JournalSamples.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Ledger.Conflict;
import org.epixgateway.core.exchange.Ledger.Done;
import org.epixgateway.core.party.Party;
import org.junit.jupiter.api.Test;

/** What was recorded is found again, column by column. */
public interface MessageJournalContract extends StoreUnderTest {

    private SentMessage stored(SentMessage message) {
        assertThat(ledger().record(List.of(add(message)))).isEqualTo(new Done());
        return journal().sent(message.id()).orElseThrow();
    }

    private SentMessage saved(SentMessage message) {
        assertThat(ledger().record(List.of(new Change.SaveSent(message, List.of()))))
                .isEqualTo(new Done());
        return journal().sent(message.id()).orElseThrow();
    }

    private ReceivedMessage stored(ReceivedMessage message) {
        assertThat(ledger().record(List.of(add(message)))).isEqualTo(new Done());
        return journal().received(message.from(), message.id()).orElseThrow();
    }

    @Test
    default void a_sent_message_is_read_back_as_it_was() {
        SentMessage message = sent(FRANCE, PERMIT);

        SentMessage found = stored(message);

        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("sequence", "version")
                .isEqualTo(message);
        assertThat(found.sequence()).isEqualTo(1);
        assertThat(found.version()).isEqualTo(1);
        assertThat(journal().sentContainer(message.id())).contains(container(message.id()));
    }

    @Test
    default void everything_that_may_change_of_a_sent_message_is_saved() {
        SentMessage changed = stored(sent(FRANCE, PERMIT))
                .attempted(AT.plusSeconds(30))
                .handedOverAgain(AT.plusSeconds(60))
                .withInvalidAnswers(2)
                .finished(
                        SentState.DELIVERED,
                        AT.plusSeconds(90),
                        "receipt verified",
                        Optional.of(new MessageReference(
                                Optional.of(id()), answer(id()).digest())));

        SentMessage found = saved(changed);

        assertThat(found).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
    }

    @Test
    default void nothing_is_found_of_an_unknown_message() {
        MessageId unknown = id();

        assertThat(journal().sent(unknown)).isEmpty();
        assertThat(journal().sentContainer(unknown)).isEmpty();
        assertThat(journal().answerTo(unknown)).isEmpty();
        assertThat(journal().received(unknown)).isEmpty();
        assertThat(journal().received(FRANCE, unknown)).isEmpty();
        assertThat(journal().story(unknown)).isEmpty();
        assertThat(journal().rowOf(unknown)).isZero();
    }

    @Test
    default void an_answer_that_failed_the_checks_is_kept_but_is_not_the_answer() {
        SentMessage message = stored(sent(FRANCE, PERMIT));
        Bytes lying = Bytes.utf8("lying answer");
        Bytes receipt = Bytes.utf8("receipt");

        ledger().record(List.of(new Change.AddAnswer(message.id(), lying, false)));
        Optional<Bytes> before = journal().answerTo(message.id());
        ledger().record(List.of(new Change.AddAnswer(message.id(), receipt, true)));

        assertThat(before).isEmpty();
        assertThat(journal().answerTo(message.id())).contains(receipt);
        assertThat(ledger().record(List.of(new Change.AddAnswer(id(), receipt, true))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    default void the_story_of_a_message_is_told_in_order() {
        SentMessage message = stored(sent(FRANCE, PERMIT));

        ledger().record(List.of(new Change.SaveSent(
                message.attempted(AT.plusSeconds(5)), List.of(step("attempt"), step("HANDED_OVER")))));

        assertThat(journal().story(message.id()))
                .containsExactly(step("ACCEPTED"), step("attempt"), step("HANDED_OVER"));
    }

    @Test
    default void sent_messages_are_found_by_id_submission_and_number_in_any_case() {
        SentMessage message = stored(sent(FRANCE, PERMIT));
        stored(sent(KENYA, ""));

        assertThat(journal().searchSent(MessageQuery.byText(message.id().toString())))
                .containsExactly(message);
        assertThat(journal().searchSent(MessageQuery.byText(message.submission())))
                .containsExactly(message);
        assertThat(journal().searchSent(MessageQuery.byText("26Ch000123"))).containsExactly(message);
        assertThat(journal().searchSent(MessageQuery.byText("26CH"))).isEmpty();
    }

    @Test
    default void sent_messages_are_found_by_peer_and_state_newest_first() {
        SentMessage first = stored(sent(FRANCE, "A"));
        SentMessage second = saved(stored(sent(FRANCE, "B")).inState(SentState.PARKED, ""));
        SentMessage third = saved(stored(sent(KENYA, "C")).finished(SentState.REFUSED, AT, "", Optional.empty()));
        SentMessage fourth = saved(stored(sent(KENYA, "D")).finished(SentState.DELIVERED, AT, "", Optional.empty()));

        assertThat(search("", Optional.empty(), Optional.empty(), 0, 3)).containsExactly(fourth, third, second);
        assertThat(search("", Optional.of(FRANCE), Optional.empty(), 0, 10)).containsExactly(second, first);
        assertThat(search("", Optional.empty(), Optional.of("PARKED"), 0, 10)).containsExactly(second);
        assertThat(search("", Optional.empty(), Optional.of("REFUSED"), 0, 10)).containsExactly(third);
        assertThat(search("", Optional.of(KENYA), Optional.of("DELIVERED"), 0, 10))
                .containsExactly(fourth);
        assertThat(search("", Optional.empty(), Optional.of("NO SUCH STATE"), 0, 10))
                .isEmpty();
        assertThat(search("", Optional.empty(), Optional.empty(), journal().rowOf(second.id()), 10))
                .containsExactly(first);
    }

    private List<SentMessage> search(
            String text, Optional<Party> peer, Optional<String> state, long before, int limit) {
        return journal().searchSent(new MessageQuery(text, peer, state, before, limit));
    }

    @Test
    default void a_received_message_is_read_back_as_it_was() {
        ReceivedMessage message = received(FRANCE, id());

        ReceivedMessage found = stored(message);

        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("inboxPosition", "version")
                .isEqualTo(message);
        assertThat(found.inboxPosition()).isEqualTo(1);
        assertThat(journal().received(message.id())).contains(found);
        assertThat(journal().receivedContainer(FRANCE, message.id())).contains(container(message.id()));
        assertThat(journal().answerGiven(FRANCE, message.id())).contains(answer(message.id()));
        assertThat(journal().answerGiven(KENYA, message.id())).isEmpty();
    }

    @Test
    default void two_parties_may_use_one_id_and_each_gets_its_own_answer() {
        MessageId id = id();
        ReceivedMessage ofFrance = stored(received(FRANCE, id));
        ledger().record(List.of(new Change.AddReceived(
                received(KENYA, id), container(id), Bytes.utf8("answer to Kenya"), step("RECEIVED"))));

        assertThat(journal().answerGiven(FRANCE, id)).contains(answer(id));
        assertThat(journal().answerGiven(KENYA, id)).contains(Bytes.utf8("answer to Kenya"));
        assertThat(journal().received(id)).contains(ofFrance);
    }

    @Test
    default void the_refusal_of_other_bytes_under_a_known_id_is_remembered_by_file() {
        MessageId id = id();
        Bytes other = Bytes.utf8("other bytes");
        Change remembered = new Change.AddReusedId(FRANCE, id, other.digest(), Bytes.utf8("refusal"));

        assertThat(ledger().record(List.of(remembered))).isEqualTo(new Done());
        assertThat(ledger().record(List.of(remembered))).isInstanceOf(Conflict.class);

        assertThat(journal().answerGivenToReuse(FRANCE, id, other.digest())).contains(Bytes.utf8("refusal"));
        assertThat(journal().answerGivenToReuse(FRANCE, id, answer(id).digest()))
                .isEmpty();
        assertThat(journal().answerGivenToReuse(KENYA, id, other.digest())).isEmpty();
    }

    @Test
    default void the_inbox_offers_in_order_what_is_neither_refused_nor_taken_nor_a_test() {
        ReceivedMessage first = stored(received(FRANCE, id()));
        stored(refused(FRANCE, id()));
        ReceivedMessage trial = stored(test(received(KENYA, id())));
        ReceivedMessage last = stored(received(KENYA, id()));

        ReceivedMessage taken = first.inState(ReceivedState.TAKEN);
        List<ReceivedMessage> before = journal().inbox(0, false, false, 10);
        ledger().record(List.of(new Change.SaveReceived(taken, step("TAKEN"))));

        assertThat(before).containsExactly(first, last);
        assertThat(journal().inbox(0, false, false, 10)).containsExactly(last);
        assertThat(journal().inbox(0, true, false, 10)).containsExactly(trial, last);
        assertThat(journal().inbox(0, true, true, 10).stream().map(ReceivedMessage::id))
                .containsExactly(first.id(), trial.id(), last.id());
        assertThat(journal().inbox(trial.inboxPosition(), true, true, 10)).containsExactly(last);
        assertThat(ledger().record(List.of(new Change.SaveReceived(taken, step("TAKEN")))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    default void received_messages_are_found_by_id_number_sender_and_state() {
        ReceivedMessage first = stored(received(FRANCE, id()));
        ReceivedMessage second = stored(refused(KENYA, id()));

        assertThat(journal().searchReceived(MessageQuery.byText(first.id().toString())))
                .containsExactly(first);
        assertThat(journal().searchReceived(MessageQuery.byText("26-7/A"))).containsExactly(second, first);
        assertThat(journal().searchReceived(new MessageQuery("", Optional.of(FRANCE), Optional.empty(), 0, 10)))
                .containsExactly(first);
        assertThat(journal().searchReceived(new MessageQuery("", Optional.empty(), Optional.of("REFUSED"), 0, 10)))
                .containsExactly(second);
        assertThat(journal()
                        .searchReceived(new MessageQuery(
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                journal().rowOf(second.id()),
                                10)))
                .containsExactly(first);
    }

    @Test
    default void a_circuit_is_kept_per_peer() {
        Circuit open = new Circuit(5, true, AT.plusSeconds(30), Duration.ofSeconds(30), "connection refused");
        ledger().record(List.of(new Change.PutCircuit(FRANCE, open), new Change.PutCircuit(KENYA, open)));

        ledger().record(List.of(new Change.PutCircuit(KENYA, Circuit.CLOSED)));

        assertThat(journal().circuits()).containsEntry(FRANCE, open).containsEntry(KENYA, Circuit.CLOSED);
    }

    @Test
    default void whoever_was_sent_a_permit_and_had_it_not_taken_back_holds_it() {
        SentMessage held = sent(FRANCE, PERMIT);
        SentMessage takenBack = sent(KENYA, PERMIT);
        ledger().record(List.of(add(held)));
        ledger().record(List.of(add(sent(FRANCE, PERMIT)), add(takenBack)));
        SentMessage stored = journal().sent(takenBack.id()).orElseThrow();

        assertThat(journal().holders(PERMIT)).containsExactly(FRANCE, KENYA);

        ledger().record(List.of(
                new Change.SaveSent(stored.finished(SentState.WITHDRAWN, AT, "no", Optional.empty()), List.of())));
        assertThat(journal().holders(PERMIT)).containsExactly(FRANCE);
        assertThat(journal().holders("CH EXPORT ANOTHER")).isEmpty();
    }
}

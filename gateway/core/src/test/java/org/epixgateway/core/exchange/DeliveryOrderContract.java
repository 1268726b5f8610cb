package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.AT;
import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.KENYA;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;
import static org.epixgateway.core.exchange.JournalSamples.add;
import static org.epixgateway.core.exchange.JournalSamples.sent;
import static org.epixgateway.core.exchange.JournalSamples.sentTest;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.Ledger.Done;
import org.junit.jupiter.api.Test;

/** Work is found when it is due, and waits for what comes before it about the same permit. */
public interface DeliveryOrderContract extends StoreUnderTest {

    private SentMessage added(SentMessage message) {
        assertThat(ledger().record(List.of(add(message)))).isEqualTo(new Done());
        return journal().sent(message.id()).orElseThrow();
    }

    private SentMessage changed(SentMessage message) {
        assertThat(ledger().record(List.of(new Change.SaveSent(message, List.of()))))
                .isEqualTo(new Done());
        return journal().sent(message.id()).orElseThrow();
    }

    @Test
    default void a_message_is_due_from_its_next_attempt_on() {
        SentMessage message = added(sent(FRANCE, PERMIT).notBefore(AT.plusSeconds(5)));

        assertThat(journal().due(FRANCE, AT.plusSeconds(5).minusNanos(1_000), 10))
                .isEmpty();
        assertThat(journal().due(FRANCE, AT.plusSeconds(5), 10)).containsExactly(message);
    }

    @Test
    default void messages_are_due_oldest_first_and_no_more_than_asked_for() {
        SentMessage first = added(sent(FRANCE, PERMIT + 1).notBefore(AT.plusSeconds(5)));
        SentMessage second = added(sent(FRANCE, PERMIT + 2));
        added(sent(FRANCE, PERMIT + 3));

        assertThat(journal().due(FRANCE, AT.plusSeconds(9), 2)).containsExactly(first, second);
    }

    @Test
    default void only_messages_under_way_are_due() {
        SentMessage queued = changed(added(sent(FRANCE, "A")).inState(SentState.QUEUED, ""));
        SentMessage handedOver = changed(added(sent(FRANCE, "B")).inState(SentState.HANDED_OVER, ""));
        changed(added(sent(FRANCE, "C")).inState(SentState.PARKED, ""));
        changed(added(sent(FRANCE, "D")).finished(SentState.REFUSED, AT, "", Optional.empty()));

        assertThat(journal().due(FRANCE, AT, 10)).containsExactly(queued, handedOver);
        assertThat(journal().unfinished(0, 10)).containsExactly(queued, handedOver);
    }

    @Test
    default void what_is_published_is_under_way_and_holds_back_what_comes_after_it() {
        SentMessage published = changed(added(sent(FRANCE, PERMIT)).inState(SentState.PUBLISHED, "waits"));
        SentMessage later = added(sent(FRANCE, PERMIT));

        assertThat(journal().due(FRANCE, AT, 10)).containsExactly(published);
        assertThat(journal().unfinished(0, 10)).containsExactly(published, later);
        assertThat(journal().heldBackBy(later)).contains(published);
        assertThat(journal().depths()).containsExactly(new QueueDepth(FRANCE, 2, 0, Optional.of(AT)));
        assertThat(journal().searchSent(new MessageQuery("", Optional.of(FRANCE), Optional.of("PUBLISHED"), 0, 10)))
                .containsExactly(published);
    }

    @Test
    default void messages_are_due_to_one_peer_whatever_its_state() {
        SentMessage toFrance = added(sent(FRANCE, PERMIT));
        SentMessage toKenya = added(sent(KENYA, PERMIT));

        assertThat(journal().due(FRANCE, AT, 10)).containsExactly(toFrance);
        assertThat(journal().due(KENYA, AT, 10)).containsExactly(toKenya);
    }

    @Test
    default void a_message_that_takes_the_place_of_another_keeps_its_place_in_the_order() {
        SentMessage old = added(sent(FRANCE, PERMIT));
        SentMessage second = added(sent(FRANCE, PERMIT));
        changed(old.finished(SentState.SUPERSEDED, AT, "", Optional.empty()));

        SentMessage fresh = added(JournalSamples.inThePlaceOf(old));

        assertThat(fresh.sequence()).isEqualTo(old.sequence());
        assertThat(journal().heldBackBy(second)).contains(fresh);
        assertThat(journal().following(fresh)).contains(second);
    }

    @Test
    default void a_message_waits_for_the_one_before_it_about_the_same_permit() {
        SentMessage first = added(sent(FRANCE, PERMIT));
        SentMessage second = added(sent(FRANCE, PERMIT));
        SentMessage toAnother = added(sent(KENYA, PERMIT));
        SentMessage ofAnother = added(sent(FRANCE, PERMIT + 1));

        assertThat(journal().due(FRANCE, AT, 10)).containsExactly(first, ofAnother);
        assertThat(journal().due(KENYA, AT, 10)).containsExactly(toAnother);
        assertThat(journal().heldBackBy(second)).contains(first);
        assertThat(journal().heldBackBy(first)).isEmpty();
        assertThat(journal().following(first)).contains(second);
        assertThat(journal().following(second)).isEmpty();
    }

    @Test
    default void a_parked_message_holds_back_and_a_finished_one_does_not() {
        SentMessage first = added(sent(FRANCE, PERMIT));
        SentMessage second = added(sent(FRANCE, PERMIT));
        SentMessage third = added(sent(FRANCE, PERMIT));

        SentMessage parked = changed(first.inState(SentState.PARKED, "seven days"));
        Optional<SentMessage> holder = journal().heldBackBy(third);
        List<SentMessage> dueWhileParked = journal().due(FRANCE, AT, 10);
        changed(parked.finished(SentState.WITHDRAWN, AT, "by operator", Optional.empty()));

        assertThat(holder).contains(parked);
        assertThat(dueWhileParked).isEmpty();
        assertThat(journal().due(FRANCE, AT, 10)).containsExactly(second);
        assertThat(journal().heldBackBy(third)).contains(second);
    }

    @Test
    default void test_messages_and_real_ones_about_the_same_permit_do_not_wait_for_one_another() {
        SentMessage parkedTest = changed(added(sentTest(FRANCE, PERMIT)).inState(SentState.PARKED, "seven days"));
        SentMessage real = added(sent(FRANCE, PERMIT));
        SentMessage secondTest = added(sentTest(FRANCE, PERMIT));
        SentMessage secondReal = added(sent(FRANCE, PERMIT));
        SentMessage testToKenya = added(sentTest(KENYA, PERMIT));

        assertThat(journal().due(FRANCE, AT, 10)).containsExactly(real);
        assertThat(journal().due(KENYA, AT, 10)).containsExactly(testToKenya);
        assertThat(journal().heldBackBy(real)).isEmpty();
        assertThat(journal().heldBackBy(secondTest)).contains(parkedTest);
        assertThat(journal().heldBackBy(secondReal)).contains(real);
        assertThat(journal().following(parkedTest)).contains(secondTest);
        assertThat(journal().following(real)).contains(secondReal);
    }

    @Test
    default void messages_about_no_permit_do_not_wait_for_one_another() {
        SentMessage first = added(sent(FRANCE, ""));
        SentMessage second = added(sent(FRANCE, ""));

        assertThat(journal().due(FRANCE, AT, 10)).containsExactly(first, second);
        assertThat(journal().heldBackBy(second)).isEmpty();
        assertThat(journal().following(first)).isEmpty();
    }

    @Test
    default void unfinished_messages_are_read_page_by_page() {
        SentMessage first = added(sent(FRANCE, PERMIT));
        SentMessage second = added(sent(KENYA, PERMIT));
        SentMessage third = added(sent(FRANCE, ""));

        assertThat(journal().unfinished(0, 2)).containsExactly(first, second);
        assertThat(journal().unfinished(journal().rowOf(second.id()), 2)).containsExactly(third);
    }

    @Test
    default void depths_count_what_waits_and_what_is_parked() {
        added(sent(FRANCE, "A"));
        changed(added(sent(FRANCE, "B")).inState(SentState.QUEUED, ""));
        changed(added(sent(FRANCE, "C")).inState(SentState.PARKED, ""));
        changed(added(sent(KENYA, "D")).finished(SentState.DELIVERED, AT, "", Optional.empty()));

        assertThat(journal().depths()).containsExactly(new QueueDepth(FRANCE, 2, 1, Optional.of(AT)));
    }
}

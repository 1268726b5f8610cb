package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.exchange.TestStatements.about;
import static org.epixgateway.core.exchange.TestStatements.endorsed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.exchange.InMemoryMailboxes.Fate;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever dies or is lost between list, fetch, receive and confirm: what is collected is held once, with one answer. */
class CollectMessagesTest {
    private static final int STEPS_MAX = 60;

    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();

    @BeforeEach
    void nobodyCanCallSwitzerland() {
        namibia.register(namibia.store.peer(SWITZERLAND).orElseThrow().withDeliveryMode(DeliveryMode.PUBLISH));
    }

    private void twoArePublished(int round) {
        namibia.submit(tusks, "issue-" + round, SWITZERLAND);
        namibia.state(about(tusks, "endorse-" + round, endorsed("0")));
        namibia.settle(1);
    }

    /** Neither waits for the other. */
    private void twoPermitsArePublished(String round) {
        for (String number : List.of("1", "2")) {
            Permit permit = PermitDraft.of(tusks)
                    .with(draft -> draft.number = Optional.of(PermitNumber.of("NA 26-" + round + number)))
                    .build();
            namibia.submit(permit, round + number, SWITZERLAND);
        }
        namibia.settle(1);
    }

    private void allIsSettled(int round) {
        assertThat(namibia.store.unfinished(0, 100)).isEmpty();
        assertThat(namibia.observations.alarmKinds()).doesNotContain("parked", "second-answer");
        for (SentMessage sent : namibia.store.searchSent(MessageQuery.byText(""))) {
            assertThat(sent.state()).isEqualTo(SentState.DELIVERED);
            assertThat(namibia.store.answerTo(sent.id())).isEqualTo(swiss.store.answerGiven(NAMIBIA, sent.id()));
        }
        assertThat(swiss.store.inbox(0, true, true, 1_000))
                .hasSameSizeAs(namibia.store.searchSent(MessageQuery.byText("")))
                .hasSizeGreaterThan(round);
        for (InMemoryGateway gateway : List.of(swiss, namibia)) {
            assertThat(EvidenceCheck.run(gateway.store, entry -> Optional.empty(), position -> {}))
                    .isInstanceOf(EvidenceCheck.Intact.class);
        }
    }

    private void collectUntilNothingIsLeft() {
        for (int i = 0; i < 3; i++) {
            swiss.acts().collect().run();
            namibia.settle(1);
        }
    }

    @Test
    void the_collecting_process_may_die_at_every_step() {
        int round = 0;
        for (boolean hasDied = true; hasDied; round++) {
            assertThat(round).isLessThan(STEPS_MAX);
            twoArePublished(round);
            swiss.crashes.crashAt(round);
            hasDied = dies(() -> swiss.acts().collect().run());
            swiss.crashes.calmDown();
            swiss.restart();
            collectUntilNothingIsLeft();
            allIsSettled(round);
        }
        assertThat(round).isGreaterThan(3);
    }

    @Test
    void the_publishing_process_may_die_at_every_step() {
        int round = 0;
        for (boolean isPending = false; !isPending; round++) {
            assertThat(round).isLessThan(STEPS_MAX);
            twoArePublished(round);
            namibia.crashes.crashAt(round);
            swiss.acts().collect().run();
            isPending = namibia.crashes.isPending();
            namibia.crashes.calmDown();
            namibia.restart();
            namibia.work();
            collectUntilNothingIsLeft();
            allIsSettled(round);
        }
        assertThat(round).isGreaterThan(8);
    }

    private static boolean dies(Runnable life) {
        try {
            life.run();
            return false;
        } catch (CrashPoints.Crash killed) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"LOST_ON_THE_WAY", "ANSWER_LOST"})
    void any_call_may_be_lost_on_its_way_or_on_its_way_back(Fate fate) {
        for (int call = 0; call < 6; call++) {
            twoArePublished(call);
            Fate[] fates = new Fate[call + 1];
            java.util.Arrays.fill(fates, Fate.ANSWERED);
            fates[call] = fate;
            network.mailboxesFor(SWITZERLAND).next(fates);
            collectUntilNothingIsLeft();
            allIsSettled(call);
        }
    }

    @Test
    void a_gateway_that_cannot_take_a_message_now_confirms_nothing_and_collects_it_later() {
        twoArePublished(0);
        swiss.isDiskFull = true;

        assertThat(swiss.acts().collect().run()).isZero();
        assertThat(swiss.observations.alarmKinds()).contains("collect");

        swiss.isDiskFull = false;
        collectUntilNothingIsLeft();
        allIsSettled(0);
    }

    @Test
    void a_peer_that_does_not_answer_is_left_alone_until_its_circuit_closes() {
        twoArePublished(0);
        Fate[] away = new Fate[Circuit.OUTAGES_TO_OPEN];
        java.util.Arrays.fill(away, Fate.LOST_ON_THE_WAY);
        network.mailboxesFor(SWITZERLAND).next(away);
        for (int i = 0; i < away.length; i++) {
            swiss.acts().collect().run();
        }

        assertThat(swiss.acts().circuits().of(NAMIBIA).isOpen()).isTrue();
        assertThat(swiss.acts().collect().run()).isZero();
        network.pass(Duration.ofMinutes(1));
        swiss.acts().sweep().run();
        collectUntilNothingIsLeft();
        allIsSettled(0);
    }

    @Test
    void one_message_that_does_not_come_through_stops_no_other_but_two_in_a_row_do() {
        InMemoryMailboxes way = network.mailboxesFor(SWITZERLAND);
        twoPermitsArePublished("a");
        way.next(Fate.ANSWERED, Fate.LOST_ON_THE_WAY);
        assertThat(swiss.acts().collect().now(Optional.of(NAMIBIA)))
                .singleElement()
                .satisfies(round -> assertThat(round.messages()).isEqualTo(1))
                .satisfies(round -> assertThat(round.trouble()).contains("no connection"));

        twoPermitsArePublished("b");
        way.next(Fate.ANSWERED, Fate.LOST_ON_THE_WAY, Fate.LOST_ON_THE_WAY);
        assertThat(swiss.acts().collect().now(Optional.of(NAMIBIA)))
                .singleElement()
                .satisfies(round -> assertThat(round.messages()).isZero());

        collectUntilNothingIsLeft();
        allIsSettled(1);
    }

    @Test
    void an_operator_may_collect_now_and_is_told_what_came_and_from_whom_nothing_can() {
        twoArePublished(0);
        swiss.register(TestParties.peer(TestParties.FRANCE, swiss.envelopes.certificate())
                .withServices(List.of()));

        assertThat(swiss.acts().collect().now(Optional.of(NAMIBIA)))
                .containsExactly(new CollectMessages.Collected(NAMIBIA, 2, ""));
        assertThat(swiss.acts().collect().now(Optional.of(TestParties.FRANCE)))
                .singleElement()
                .satisfies(one -> assertThat(one.trouble()).contains("cannot be called"));
        assertThat(swiss.acts().collect().collected()).containsOnlyKeys(NAMIBIA);
    }
}

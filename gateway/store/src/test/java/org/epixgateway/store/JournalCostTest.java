package org.epixgateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.AT;
import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.OWN;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;
import static org.epixgateway.core.exchange.JournalSamples.add;
import static org.epixgateway.core.exchange.JournalSamples.id;
import static org.epixgateway.core.exchange.JournalSamples.noted;
import static org.epixgateway.core.exchange.JournalSamples.received;
import static org.epixgateway.core.exchange.JournalSamples.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.SentState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;

/**
 * What a decision costs does not grow with the journal. Counted in steps of SQLite's machine, so that it is the same on
 * every computer: a search by index takes as many in a long journal as in a short one, a walk takes one per row and more.
 */
@Timeout(60)
class JournalCostTest {
    private static final int SHORT = 30;
    private static final int LONG = 3_000;
    private static final int GROUP = 500;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("store.db");
    }

    /** What is done for each message, by name. */
    private Map<String, Consumer<Session>> acts(SentMessage underWay) {
        Tables tables = Tables.of(OWN, "node-1");
        SentSearch search = new SentSearch(OWN);
        SentMessage fresh = sent(FRANCE, PERMIT);
        SentMessage sameAgain = sent(FRANCE, underWay.permit());
        Map<String, Consumer<Session>> acts = new LinkedHashMap<>();
        acts.put("record a submission", session -> tables.carryOut(session, List.of(add(fresh), noted(fresh.id()))));
        acts.put("record another message about a permit", session -> tables.carryOut(session, List.of(add(sameAgain))));
        acts.put(
                "record a step of a message",
                session -> tables.carryOut(
                        session,
                        List.of(new Change.SaveSent(underWay.inState(SentState.HANDED_OVER, "sent"), List.of()))));
        acts.put("record a reception", session -> tables.carryOut(session, List.of(add(received(FRANCE, id())))));
        acts.put("find what holds it back", session -> found(search.heldBackBy(session, underWay)));
        acts.put("find what follows it", session -> found(search.following(session, underWay)));
        acts.put(
                "find what is due",
                session -> found(search.due(session, FRANCE, AT.plusSeconds(9), 10).stream()
                        .findFirst()));
        acts.put(
                "find what is unfinished",
                session -> found(search.unfinished(session, 0, 10).stream().findFirst()));
        return acts;
    }

    private static void found(Optional<SentMessage> message) {
        assertThat(message.map(SentMessage::to).orElse(FRANCE)).isEqualTo(FRANCE);
    }

    @Test
    void recording_and_picking_cost_the_same_in_a_long_journal_as_in_a_short_one() throws SQLException {
        try (Store store = Stores.open(new StoreSettings.Sqlite(file), OWN, "node-1")) {
            SentMessage underWay = underWay(store);
            delivered(store, SHORT);
            Map<String, Long> few = steps(underWay);
            delivered(store, LONG - SHORT);
            Map<String, Long> many = steps(underWay);

            assertThat(few.values()).allSatisfy(steps -> assertThat(steps).isPositive());
            assertThat(many)
                    .allSatisfy((act, steps) -> assertThat(steps)
                            .as("steps to %s with %d messages (%d with %d)", act, LONG, few.get(act), SHORT)
                            .isLessThan(few.getOrDefault(act, 0L) + SHORT));
        }
    }

    /** Three about one permit that wait for each other, and the one in the middle. */
    private static SentMessage underWay(Store store) {
        List<SentMessage> three = List.of(sent(FRANCE, "waits"), sent(FRANCE, "waits"), sent(FRANCE, "waits"));
        three.forEach(message -> assertThat(store.ledger().record(List.of(add(message))))
                .isEqualTo(new org.epixgateway.core.exchange.Ledger.Done()));
        return store.journal().sent(three.get(1).id()).orElseThrow();
    }

    private static void delivered(Store store, int messages) {
        List<Change> group = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            SentMessage message = sent(FRANCE, PERMIT + i % GROUP);
            group.add(add(message.finished(SentState.DELIVERED, AT, "", Optional.empty())));
            group.add(add(received(FRANCE, id())));
            if (group.size() >= GROUP || i == messages - 1) {
                assertThat(store.ledger().record(group)).isEqualTo(new org.epixgateway.core.exchange.Ledger.Done());
                group.clear();
            }
        }
    }

    private Map<String, Long> steps(SentMessage underWay) throws SQLException {
        Map<String, Long> steps = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Session session = new Session(connection, Dialect.SQLITE)) {
            Counter counter = new Counter();
            ProgressHandler.setHandler(connection, 1, counter);
            acts(underWay).forEach((act, work) -> {
                session.run("begin immediate");
                long before = counter.steps;
                work.accept(session);
                steps.put(act, counter.steps - before);
                session.run("rollback");
            });
        }
        return steps;
    }

    private static final class Counter extends ProgressHandler {
        private long steps;

        @Override
        protected int progress() {
            steps++;
            return 0;
        }
    }
}

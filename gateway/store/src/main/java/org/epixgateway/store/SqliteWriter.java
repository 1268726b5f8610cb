package org.epixgateway.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.epixgateway.core.exchange.OutageException;

/**
 * The one thread that writes. It takes whatever waits into one transaction, each piece of work in a savepoint of its own,
 * and lets the callers go once the commit is on disk. It never waits for more work to come: under load groups form by
 * themselves while the commit before is being written.
 */
final class SqliteWriter implements AutoCloseable {
    private static final int GROUP_MAX = 256;

    private final Session session;
    private final Path file;
    private final BlockingQueue<Work> waiting = new LinkedBlockingQueue<>();
    private final Work stop = new Work(nothing -> {});
    private final Thread thread;
    private volatile boolean isStopped;

    SqliteWriter(Session session, Path file) {
        this.session = session;
        this.file = file;
        this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::run);
    }

    /** What a caller waits for; it ends with what kept the work from being done, if anything did. */
    private record Work(Consumer<Session> act, CompletableFuture<Optional<RuntimeException>> end) {
        Work(Consumer<Session> act) {
            this(act, new CompletableFuture<>());
        }
    }

    void write(Consumer<Session> act) {
        Work work = new Work(act);
        waiting.add(work);
        if (isStopped && waiting.remove(work)) {
            throw closed();
        }
        // Not interruptible: a caller that left would not know whether its decision was recorded.
        work.end().join().ifPresent(trouble -> {
            throw trouble;
        });
    }

    private void run() {
        List<Work> group = new ArrayList<>(GROUP_MAX);
        try {
            boolean isLast = false;
            while (!isLast) {
                group.clear();
                group.add(waiting.take());
                waiting.drainTo(group, GROUP_MAX - 1);
                isLast = group.remove(stop);
                record(group);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            // Even after an error nobody may wait for ever.
            isStopped = true;
            waiting.drainTo(group);
            group.forEach(work -> work.end().complete(Optional.of(closed())));
        }
    }

    private void record(List<Work> group) {
        List<Optional<RuntimeException>> ends = new ArrayList<>(group.size());
        try {
            session.run("begin immediate");
            for (Work work : group) {
                ends.add(group.size() == 1 ? carryOut(work) : carryOutApart(work));
            }
            session.run(group.size() == 1 && ends.getFirst().isPresent() ? "rollback" : "commit");
        } catch (SqlTroubleException trouble) {
            rollBack();
            group.forEach(work -> work.end().complete(Optional.of(SqliteTrouble.outage(file, trouble.trouble()))));
            return;
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).end().complete(ends.get(i));
        }
    }

    private Optional<RuntimeException> carryOutApart(Work work) {
        session.run("savepoint decision");
        Optional<RuntimeException> end = carryOut(work);
        if (end.isPresent()) {
            session.run("rollback to decision");
        }
        session.run("release decision");
        return end;
    }

    /** Trouble of the one decision is its caller's; trouble of the database is everybody's and is thrown. */
    private Optional<RuntimeException> carryOut(Work work) {
        try {
            work.act().accept(session);
            return Optional.empty();
        } catch (SqlTroubleException trouble) {
            if (!SqliteTrouble.isOfTheStatement(trouble.trouble())) {
                throw trouble;
            }
            return Optional.of(new IllegalStateException("the store does not take this decision", trouble.trouble()));
        } catch (RuntimeException refused) {
            return Optional.of(refused);
        }
    }

    private void rollBack() {
        try {
            session.run("rollback");
        } catch (SqlTroubleException alreadyUndone) {
            // A full disk makes SQLite roll back by itself, and then there is nothing to undo.
        }
    }

    private OutageException closed() {
        return new OutageException(
                "The store " + file + " is closed: the gateway is stopping.", Duration.ofSeconds(30));
    }

    /** Ends after what waits now. */
    void stop() {
        isStopped = true;
        waiting.add(stop);
        try {
            thread.join();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}

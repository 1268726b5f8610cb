package org.epixgateway.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.epixgateway.core.exchange.OutageException;

/** A few read-only connections, opened when first needed, the last used first. */
final class SqliteReaders implements AutoCloseable {
    private static final int READERS_MAX = 4;

    private final Supplier<Session> opener;
    private final Path file;
    private final Semaphore free = new Semaphore(READERS_MAX);
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean isClosed;

    SqliteReaders(Supplier<Session> opener, Path file) {
        this.opener = opener;
        this.file = file;
    }

    <T> T read(Function<Session, T> query) {
        free.acquireUninterruptibly();
        try {
            if (isClosed) {
                throw new OutageException(
                        "The store " + file + " is closed: the gateway is stopping.", Duration.ofSeconds(30));
            }
            Session known = idle.pollFirst();
            Session session = known == null ? opener.get() : known;
            try {
                return query.apply(session);
            } finally {
                idle.addFirst(session);
            }
        } catch (SqlTroubleException trouble) {
            throw SqliteTrouble.outage(file, trouble.trouble());
        } finally {
            free.release();
        }
    }

    /** Waits for reads under way. */
    @Override
    public void close() {
        isClosed = true;
        free.acquireUninterruptibly(READERS_MAX);
        idle.forEach(Session::close);
        idle.clear();
        free.release(READERS_MAX);
    }
}

package org.epixgateway.store;

import java.util.function.Consumer;
import java.util.function.Function;

/** A database that is open: reads from many threads, writes in transactions that are on disk when they return. */
interface Database extends AutoCloseable {
    <T> T read(Function<Session, T> query);

    /** Several queries that see one moment. */
    <T> T readTogether(Function<Session, T> queries);

    /**
     * Carries the work out in one transaction. What the work throws undoes it and reaches the caller.
     *
     * @throws org.epixgateway.core.exchange.OutageException if the database cannot be written; nothing was changed
     */
    void write(Consumer<Session> work);

    long sizeOnDisk();

    @Override
    void close();
}

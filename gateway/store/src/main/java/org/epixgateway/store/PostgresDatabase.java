package org.epixgateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.epixgateway.core.exchange.OutageException;

/**
 * PostgreSQL: one transaction per decision on one of a few connections. The server groups commits itself; what must come
 * one after the other is held by row locks.
 */
final class PostgresDatabase implements Database {
    private static final int CONNECTIONS = 8;
    private static final int TRIES = 5;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(15);

    private final HikariDataSource pool;

    private PostgresDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    static PostgresDatabase open(StoreSettings.Postgres settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password().get());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECT_MAX.toMillis());
        config.setAutoCommit(true);
        // Acknowledged means on disk, whatever the server's default says.
        config.setConnectionInitSql("set synchronous_commit = on");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        config.addDataSourceProperty("prepareThreshold", "2");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            try {
                Migrations.bringUpToDate(pool, "postgres", "The store in PostgreSQL");
                return new PostgresDatabase(pool);
            } catch (SqlTroubleException | UnusableStoreException trouble) {
                pool.close();
                throw trouble;
            }
        } catch (SqlTroubleException trouble) {
            throw new UnusableStoreException(sentence(trouble.trouble()), trouble);
        } catch (HikariPool.PoolInitializationException trouble) {
            throw new UnusableStoreException(
                    "PostgreSQL cannot be reached (" + trouble.getMessage()
                            + "): check its address, user and password, and that it runs.",
                    trouble);
        }
    }

    @Override
    public <T> T read(Function<Session, T> query) {
        try (Session session = session()) {
            return query.apply(session);
        } catch (SqlTroubleException trouble) {
            throw outage(trouble.trouble());
        }
    }

    @Override
    public <T> T readTogether(Function<Session, T> queries) {
        return read(session -> {
            session.run("begin isolation level repeatable read read only");
            try {
                return queries.apply(session);
            } finally {
                session.run("commit");
            }
        });
    }

    @Override
    public void write(Consumer<Session> work) {
        for (int tries = 1; ; tries++) {
            try {
                writeOnce(work);
                return;
            } catch (SqlTroubleException trouble) {
                if (isOfTheStatement(trouble.trouble())) {
                    throw new IllegalStateException("the store does not take this decision", trouble.trouble());
                }
                if (!isWorthRepeating(trouble.trouble()) || tries == TRIES) {
                    throw outage(trouble.trouble());
                }
            }
        }
    }

    private void writeOnce(Consumer<Session> work) {
        try (Connection connection = pool.getConnection();
                Session session = new Session(connection, Dialect.POSTGRES)) {
            connection.setAutoCommit(false);
            boolean isDone = false;
            try {
                work.accept(session);
                isDone = true;
            } finally {
                if (!isDone) {
                    connection.rollback();
                }
            }
            connection.commit();
        } catch (SQLException trouble) {
            throw new SqlTroubleException(trouble);
        }
    }

    private Session session() {
        try {
            Connection connection = pool.getConnection();
            return new Session(connection, Dialect.POSTGRES);
        } catch (SQLException trouble) {
            throw new SqlTroubleException(trouble);
        }
    }

    /** Serialization failure, deadlock, or two inserts of one key at once: the second try sees the first one's row. */
    private static boolean isWorthRepeating(SQLException trouble) {
        String state = state(trouble);
        return state.equals("40001") || state.equals("40P01") || state.equals("23505");
    }

    /** Classes 22 (data) and 23 (constraint) but for the unique key, 42 (statement). */
    private static boolean isOfTheStatement(SQLException trouble) {
        String state = state(trouble);
        return (state.startsWith("22") || state.startsWith("23") || state.startsWith("42")) && !state.equals("23505");
    }

    private static String state(SQLException trouble) {
        return trouble.getSQLState() == null ? "" : trouble.getSQLState();
    }

    private static OutageException outage(SQLException trouble) {
        return new OutageException(sentence(trouble), RETRY_AFTER, trouble);
    }

    private static String sentence(SQLException trouble) {
        String state = state(trouble);
        if (state.equals("53100")) {
            return "PostgreSQL has no room left on its disk: make room there, recording goes on by itself.";
        }
        return "PostgreSQL does not answer as it should (" + state + " " + trouble.getMessage()
                + "): check that it runs, can be reached and lets us write.";
    }

    @Override
    public long sizeOnDisk() {
        return read(session -> session.first("""
                        select coalesce(sum(pg_total_relation_size(c.oid)), 0) from pg_class c
                        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'""", Row::number).orElse(0L));
    }

    @Override
    public void close() {
        pool.close();
    }
}

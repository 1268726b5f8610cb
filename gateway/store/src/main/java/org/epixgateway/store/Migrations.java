package org.epixgateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date, and refuses a store that a newer gateway has written. */
final class Migrations {
    /** The last migration in db/sqlite and db/postgres; a test compares it with the files. */
    static final int NEWEST = 4;

    private static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    static void bringUpToDate(DataSource source, String folder, String store) {
        int found = version(source);
        if (found > NEWEST) {
            throw new UnusableStoreException(store + " was written by a newer gateway (tables " + found + ", we know "
                    + NEWEST + "): install that version, or bring back a backup made before it.");
        }
        // Loading Flyway takes longer than all else at the start, and on most days there is nothing to migrate.
        if (found < NEWEST) {
            migrate(source, folder, store);
        }
    }

    private static int version(DataSource source) {
        try (Connection connection = source.getConnection()) {
            try (var tables =
                    connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, new String[] {"TABLE"})) {
                if (!tables.next()) {
                    return 0;
                }
            }
            try (var statement = connection.createStatement();
                    var newest = statement.executeQuery(
                            "select coalesce(max(cast(version as integer)), 0) from " + HISTORY + " where success")) {
                return newest.next() ? newest.getInt(1) : 0;
            }
        } catch (SQLException trouble) {
            throw new SqlTroubleException(trouble);
        }
    }

    private static void migrate(DataSource source, String folder, String store) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/" + folder)
                    .load()
                    .migrate();
        } catch (FlywayException trouble) {
            cause(trouble).ifPresent(sql -> {
                throw new SqlTroubleException(sql);
            });
            boolean isForeign = trouble.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE;
            String why = isForeign
                    ? " holds tables of another program: name a file or schema of its own."
                    : " cannot be brought up to date: "
                            + String.valueOf(trouble.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("");
            throw new UnusableStoreException(store + why, trouble);
        }
    }

    private static Optional<SQLException> cause(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}

package org.epixgateway.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the tables up to date, and refuses a store that a newer gateway has written. */
final class Migrations {
    private Migrations() {}

    static void bringUpToDate(DataSource source, String folder, String store) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/" + folder)
                .load();
        try {
            refuseNewer(flyway, store);
            flyway.migrate();
        } catch (FlywayException trouble) {
            for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    throw new SqlTroubleException(sql);
                }
            }
            boolean isForeign = trouble.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE;
            throw new UnusableStoreException(
                    store
                            + (isForeign
                                    ? " holds tables of another program: name a file or schema of its own."
                                    : " cannot be brought up to date: "
                                            + String.valueOf(trouble.getMessage())
                                                    .lines()
                                                    .findFirst()
                                                    .orElse("")),
                    trouble);
        }
    }

    private static void refuseNewer(Flyway flyway, String store) {
        MigrationVersion ours = MigrationVersion.EMPTY;
        MigrationVersion theirs = MigrationVersion.EMPTY;
        for (MigrationInfo migration : flyway.info().all()) {
            boolean isOurs = migration.getState().isResolved();
            MigrationVersion version = migration.getVersion();
            ours = isOurs && version.isNewerThan(ours) ? version : ours;
            theirs = !isOurs && version.isNewerThan(theirs) ? version : theirs;
        }
        if (theirs.isNewerThan(ours)) {
            throw new UnusableStoreException(store + " was written by a newer gateway (tables " + theirs + ", we know "
                    + ours + "): install that version, or bring back a backup made before it.");
        }
    }
}

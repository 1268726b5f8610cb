package org.epixgateway.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.epixgateway.core.exchange.OutageException;
import org.sqlite.SQLiteErrorCode;

/** What an error of SQLite means to an operator. */
final class SqliteTrouble {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private SqliteTrouble() {}

    /** Whether the statement itself is to blame (a broken constraint, a value too big), so that others are not touched. */
    static boolean isOfTheStatement(SQLException trouble) {
        return switch (code(trouble)) {
            case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_ERROR -> true;
            default -> false;
        };
    }

    static OutageException outage(Path file, SQLException trouble) {
        return new OutageException(sentence(file, trouble) + " Nothing was stored.", RETRY_AFTER, trouble);
    }

    static UnusableStoreException unusable(Path file, SQLException trouble) {
        return new UnusableStoreException(sentence(file, trouble), trouble);
    }

    private static String sentence(Path file, SQLException trouble) {
        String store = "The store " + file;
        return switch (code(trouble)) {
            case SQLITE_FULL -> store + " has no room left on its disk: make room, recording goes on by itself.";
            case SQLITE_IOERR ->
                store + " cannot be read or written (" + trouble.getMessage()
                        + "): check the disk, and that it is not full.";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                store + " may not be opened for writing: check the owner and mode of the file and its folder.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                store + " is held by another process: stop that one, a store is for one gateway.";
            case SQLITE_CORRUPT -> store + " is damaged: stop the gateway and bring back the last backup.";
            case SQLITE_NOTADB ->
                store + " is not a store of this gateway, or is damaged: name another file,"
                        + " or bring back the last backup.";
            default -> store + " does not answer (" + trouble.getMessage() + ").";
        };
    }

    /** The primary result code, which the low byte of an extended one holds. */
    private static SQLiteErrorCode code(SQLException trouble) {
        return SQLiteErrorCode.getErrorCode(trouble.getErrorCode() & 0xff);
    }
}

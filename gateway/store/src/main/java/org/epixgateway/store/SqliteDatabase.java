package org.epixgateway.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The embedded database: one file, one writer that groups what waits into one commit, readers that never block it. */
final class SqliteDatabase implements Database {
    private static final int BUSY_MILLIS = 5_000;
    private static final int CACHE_KIB = 16_384;
    private static final int LOG_BYTES_KEPT = 64 << 20;

    private final Path file;
    private final SqliteWriter writer;
    private final SqliteReaders readers;

    private SqliteDatabase(Path file, Session session) {
        this.file = file;
        this.writer = new SqliteWriter(session, file);
        this.readers = new SqliteReaders(() -> open(file, true), file);
    }

    static SqliteDatabase open(Path file) {
        prepare(file);
        try {
            Migrations.bringUpToDate(source(file), "sqlite", "The store " + file);
            return new SqliteDatabase(file, open(file, false));
        } catch (SqlTroubleException trouble) {
            throw SqliteTrouble.unusable(file, trouble.trouble());
        }
    }

    private static void prepare(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // It holds permits with names and addresses. SQLite gives its log files the mode of the file itself.
            if (Files.notExists(file)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException trouble) {
            throw new UnusableStoreException(
                    "The store " + file + " cannot be made: " + trouble.getMessage()
                            + "; check the folder and its owner.",
                    trouble);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setJournalSizeLimit(LOG_BYTES_KEPT);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteDataSource source = new SQLiteDataSource(config());
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static Session open(Path file, boolean readOnly) {
        SQLiteConfig config = config();
        config.setReadOnly(readOnly);
        try {
            return new Session(config.createConnection("jdbc:sqlite:" + file), Dialect.SQLITE);
        } catch (SQLException trouble) {
            throw new SqlTroubleException(trouble);
        }
    }

    @Override
    public <T> T read(Function<Session, T> query) {
        return readers.read(query);
    }

    @Override
    public <T> T readTogether(Function<Session, T> queries) {
        return readers.read(session -> {
            session.run("begin");
            try {
                return queries.apply(session);
            } finally {
                session.run("commit");
            }
        });
    }

    @Override
    public void write(Consumer<Session> work) {
        writer.write(work);
    }

    @Override
    public long sizeOnDisk() {
        return size(file) + size(Path.of(file + "-wal"));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The last connection to go brings the write-ahead log into the file and removes it. */
    @Override
    public void close() {
        writer.stop();
        readers.close();
        writer.close();
    }
}

package org.epixgateway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.epixgateway.core.exchange.OutageException;
import org.sqlite.SQLiteConfig;

/**
 * A copy of the embedded store, made while the gateway runs: everything acknowledged before it began is in it. For
 * PostgreSQL use its own means (pg_dump, or base backup and log archive).
 */
public final class Backup {
    private Backup() {}

    /**
     * Writes the copy and waits until it is on disk. Under {@code target} there is a whole copy or none.
     *
     * @throws FileAlreadyExistsException if the target is there: a backup is never overwritten
     * @throws OutageException if the store cannot be read or the copy not be written
     */
    public static void of(Path store, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = Path.of(target + ".part");
        Files.deleteIfExists(part);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Session session = new Session(config.createConnection("jdbc:sqlite:" + store), Dialect.SQLITE)) {
            session.run("vacuum into ?", part.toString());
            try (FileChannel copy = FileChannel.open(part, StandardOpenOption.WRITE)) {
                copy.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException trouble) {
            throw SqliteTrouble.outage(store, trouble);
        } catch (SqlTroubleException trouble) {
            throw new OutageException(
                    "The backup " + target + " could not be written ("
                            + trouble.trouble().getMessage() + "): check room and owner of its folder.",
                    Duration.ofMinutes(1),
                    trouble);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

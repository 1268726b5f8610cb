package org.epixgateway.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.epixgateway.core.exchange.JournalSamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SqliteStoreTest implements StoreContracts, EvidenceTampering {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Stores.open(new StoreSettings.Sqlite(folder.resolve("store.db")), JournalSamples.OWN, "node-1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Connection behindOurBack() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
    }
}

package org.epixgateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.epixgateway.core.exchange.JournalSamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PostgresStoreIT implements StoreContracts, EvidenceTampering {
    private final StoreSettings.Postgres settings = TestPostgres.freshSchema();
    private final Store store = Stores.open(settings, JournalSamples.OWN, "node-1");

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
        return TestPostgres.connect(settings);
    }
}

package org.epixgateway.store;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Where the store is. */
public sealed interface StoreSettings {

    /** @param file is made if it is not there, readable by its owner only; on a local disk, never a network share */
    record Sqlite(Path file) implements StoreSettings {}

    /**
     * @param url jdbc:postgresql://host/database, with ?currentSchema= where the schema is not "public"
     * @param password asked once, when the store is opened
     */
    record Postgres(String url, String user, Supplier<String> password) implements StoreSettings {
        /** The address may carry a secret too. */
        @Override
        public String toString() {
            return "Postgres[user=" + user + "]";
        }
    }
}

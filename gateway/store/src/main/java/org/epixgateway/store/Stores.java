package org.epixgateway.store;

import org.epixgateway.core.party.Party;

/** Opens stores: the entry of this module. */
public final class Stores {
    private Stores() {}

    /**
     * Opens the store, bringing its tables up to date.
     *
     * @param own the Party whose gateway this is; nothing of another Party is seen or touched
     * @param node name of this process among the nodes of the gateway; each node has an evidence chain of its own
     * @throws UnusableStoreException if it is damaged, of a newer version, or not ours
     */
    public static Store open(StoreSettings settings, Party own, String node) {
        Database database = switch (settings) {
            case StoreSettings.Sqlite sqlite -> SqliteDatabase.open(sqlite.file());
            case StoreSettings.Postgres postgres -> PostgresDatabase.open(postgres);
        };
        return SqlStore.over(database, own, node);
    }
}

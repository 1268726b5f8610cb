package org.epixgateway.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.access.AccessToken;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.KeptStatement;
import org.epixgateway.core.exchange.Ledger;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.PermitRegister;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;

/** The store on either database. */
final class SqlStore implements Store, Ledger {
    private static final String CHECKED = """
            insert into counter (own_party, name, value) values (?, 'health', 1)
            on conflict (own_party, name) do update set value = counter.value + 1""";

    private final Database database;
    private final Party own;
    private final Tables tables;
    private final CachedPeers peers;
    private final MessageJournal journal;
    private final EvidenceLog evidence;

    private SqlStore(Database database, Party own, String node) {
        this.database = database;
        this.own = own;
        this.tables = Tables.of(own, node);
        this.peers = new CachedPeers(() -> database.readTogether(tables.peers()::all));
        this.journal = new SqlJournal(database, tables);
        this.evidence = new SqlEvidence(database, tables.evidence());
    }

    static SqlStore over(Database database, Party own, String node) {
        SqlStore store = new SqlStore(database, own, node);
        database.write(store.tables.evidence()::open);
        return store;
    }

    @Override
    public Recorded record(List<Change> decision) {
        try {
            database.write(session -> tables.carryOut(session, decision));
        } catch (MovedException moved) {
            return new Conflict(moved.what());
        } finally {
            if (decision.stream().anyMatch(change -> change instanceof Change.PutPeer)) {
                peers.forget();
            }
        }
        return new Done();
    }

    @Override
    public Ledger ledger() {
        return this;
    }

    @Override
    public MessageJournal journal() {
        return journal;
    }

    @Override
    public PermitRegister permits() {
        return new PermitRegister() {
            @Override
            public Optional<RegisteredPermit> find(PermitKey key) {
                return database.read(session -> tables.permits().find(session, key));
            }

            @Override
            public List<RegisteredPermit> named(CountryCode issuingCountry, String number) {
                return database.read(session -> tables.permits().named(session, issuingCountry, number));
            }

            @Override
            public List<KeptStatement> statements(PermitKey key) {
                return database.read(session -> tables.statements().about(session, key));
            }

            @Override
            public List<RegisteredPermit> pastLastDay(
                    CountryCode issuingCountry, LocalDate from, LocalDate before, int max) {
                return database.read(
                        session -> tables.permits().pastLastDay(session, issuingCountry, from, before, max));
            }

            @Override
            public List<PermitKey> askedAboutSince(Instant since, int max) {
                return database.read(session -> tables.statements().askedAboutSince(session, since, max));
            }

            @Override
            public boolean isStatement(String id, Party by) {
                return database.read(session -> tables.statements().has(session, id, by));
            }

            @Override
            public Optional<TokenHash> token(PermitKey key) {
                return database.read(session -> tables.permits().token(session, key));
            }
        };
    }

    @Override
    public PeerRegistry peers() {
        return peers;
    }

    @Override
    public EvidenceLog evidence() {
        return evidence;
    }

    @Override
    public Accounts accounts() {
        AccountRows rows = tables.accounts();
        return new Accounts() {
            @Override
            public Optional<Account> account(String name) {
                return database.read(session -> rows.account(session, name));
            }

            @Override
            public List<Account> all() {
                return database.read(rows::accounts);
            }

            @Override
            public Optional<AccessToken> token(String id) {
                return database.read(session -> rows.token(session, id));
            }

            @Override
            public List<AccessToken> tokens() {
                return database.read(rows::tokens);
            }
        };
    }

    @Override
    public long sizeOnDisk() {
        return database.sizeOnDisk();
    }

    @Override
    public void check() {
        database.write(session -> session.update(CHECKED, own));
    }

    @Override
    public void close() {
        database.close();
    }
}

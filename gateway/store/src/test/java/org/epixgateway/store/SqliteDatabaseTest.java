package org.epixgateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.KENYA;
import static org.epixgateway.core.exchange.JournalSamples.OWN;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;
import static org.epixgateway.core.exchange.JournalSamples.add;
import static org.epixgateway.core.exchange.JournalSamples.id;
import static org.epixgateway.core.exchange.JournalSamples.noted;
import static org.epixgateway.core.exchange.JournalSamples.sent;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceCheck.Intact;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The file of the embedded store: opened, closed, copied, shared between Parties, refused. */
@Timeout(60)
class SqliteDatabaseTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("data").resolve("store.db");
    }

    private Store open(Party own, String node) {
        return Stores.open(new StoreSettings.Sqlite(file), own, node);
    }

    private Store open() {
        return open(OWN, "node-1");
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void what_was_recorded_is_there_when_the_store_is_opened_again() {
        SentMessage message = sent(FRANCE, PERMIT);
        try (Store store = open()) {
            store.ledger().record(List.of(add(message), noted(message.id())));
        }

        try (Store store = open()) {
            assertThat(store.journal().sent(message.id())).isPresent();
            assertThat(store.evidence().head().position()).isEqualTo(1);
        }
    }

    @Test
    void one_file_is_left_after_closing_and_only_its_owner_reads_it() throws IOException {
        try (Store store = open()) {
            store.ledger().record(List.of(add(sent(FRANCE, PERMIT))));
            assertThat(store.sizeOnDisk()).isGreaterThan(Files.size(file));
        }

        assertThat(folder.resolve("data")).isDirectoryContaining(path -> path.equals(file));
        assertThat(Path.of(file + "-wal")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void own_parties_in_one_file_see_nothing_of_each_other() {
        SentMessage message = sent(FRANCE, PERMIT);
        SentMessage ofKenya = sent(FRANCE, PERMIT);
        try (Store swiss = open();
                Store kenyan = open(KENYA, "node-1")) {
            swiss.ledger().record(List.of(add(message), noted(message.id())));
            kenyan.ledger().record(List.of(add(ofKenya), noted(ofKenya.id())));

            assertThat(kenyan.journal().sent(message.id())).isEmpty();
            assertThat(kenyan.journal().unfinished(0, 10)).hasSize(1);
            assertThat(kenyan.journal().sent(ofKenya.id()).orElseThrow().sequence())
                    .isEqualTo(1);
            assertThat(kenyan.evidence().head().position()).isEqualTo(1);
            assertThat(EvidenceCheck.run(kenyan.evidence(), entry -> Optional.empty(), position -> {}))
                    .isInstanceOf(Intact.class);
        }
    }

    @Test
    void each_node_has_a_chain_of_its_own() {
        try (Store first = open(OWN, "node-1");
                Store second = open(OWN, "node-2")) {
            first.ledger().record(List.of(noted(id())));
            first.ledger().record(List.of(noted(id())));
            second.ledger().record(List.of(noted(id())));

            assertThat(first.evidence().head().position()).isEqualTo(2);
            assertThat(second.evidence().head().position()).isEqualTo(1);
        }
    }

    @Test
    void a_backup_made_while_the_store_runs_holds_all_that_was_acknowledged() throws IOException {
        SentMessage message = sent(FRANCE, PERMIT);
        Path copy = folder.resolve("copy.db");
        try (Store store = open()) {
            store.ledger().record(List.of(add(message), noted(message.id())));
            Backup.of(file, copy);
        }

        try (Store restored = Stores.open(new StoreSettings.Sqlite(copy), OWN, "node-1")) {
            assertThat(restored.journal()
                            .sentContainer(message.id())
                            .orElseThrow()
                            .digest())
                    .isEqualTo(message.container());
            assertThat(EvidenceCheck.run(restored.evidence(), entry -> Optional.empty(), position -> {}))
                    .isInstanceOf(Intact.class);
        }
        assertThat(Path.of(copy + ".part")).doesNotExist();
        assertThatThrownBy(() -> Backup.of(file, copy)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void the_check_writes_and_leaves_no_trace_in_the_journal() {
        try (Store store = open()) {
            store.check();

            assertThat(store.evidence().head().position()).isZero();
        }
    }

    @Test
    void a_closed_store_answers_with_an_outage() {
        Store store = open();
        store.close();

        assertThatThrownBy(() -> store.ledger().record(List.of(noted(id()))))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> store.journal().depths())
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void a_store_of_a_newer_gateway_is_refused_in_one_sentence() throws SQLException {
        open().close();
        sql("insert into flyway_schema_history select 70, '7', 'newer', type, 'V7__newer.sql', checksum, installed_by,"
                + " installed_on, execution_time, success from flyway_schema_history where version = '1'");

        assertThatThrownBy(this::open)
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("was written by a newer gateway (tables 7, we know 4)");
    }

    @Test
    void a_store_of_the_version_before_is_brought_up_to_date_and_its_disputes_stay_disputes() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        Objects.requireNonNull(file.getParent()).toFile().mkdirs();
        Flyway.configure(getClass().getClassLoader())
                .dataSource(source)
                .locations("classpath:db/sqlite")
                .target("1")
                .load()
                .migrate();
        sql(
                "insert into permit (own_party, issuing_country, kind, number_key, issuing_authority, number, document, state,"
                        + " valid_until, first_message, registered_at, note, version) values ('" + OWN
                        + "', 'CH', 'EXPORT', '26CH1', '',"
                        + " '26CH1', zeroblob(32), 'DISPUTED', null, zeroblob(16), 0, 'number conflict with message 01a20744-0000-7000-8000-000000000001', 2)");

        try (Store store = open()) {
            RegisteredPermit permit = store.permits()
                    .find(new PermitKey(CountryCode.of("CH"), "", DocumentKind.EXPORT, "26CH1"))
                    .orElseThrow();

            assertThat(permit.numberConflict()).isEqualTo("01a20744-0000-7000-8000-000000000001");
            assertThat(store.permits().statements(permit.key())).isEmpty();
        }
    }

    @Test
    void a_file_that_is_no_store_is_refused_in_one_sentence() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "This is a letter, and it is long enough to have a header of a hundred bytes, "
                        + "as a store would have, but it is still a letter and not a store.");

        assertThatThrownBy(this::open)
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("is not a store of this gateway, or is damaged");
    }

    @Test
    void a_damaged_store_is_refused_in_one_sentence() throws IOException {
        open().close();
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);

        assertThatThrownBy(this::open)
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void a_database_of_somebody_else_is_left_alone() throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        sql("create table theirs (a integer)");

        assertThatThrownBy(this::open)
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("another program");
    }

    @Test
    void the_newest_migration_is_the_one_that_the_start_looks_for() throws IOException {
        for (String database : List.of("sqlite", "postgres")) {
            try (var files = Files.list(Path.of("src/main/resources/db", database))) {
                assertThat(files.map(path -> path.getFileName().toString()))
                        .allMatch(name -> name.matches("V\\d+__\\w+\\.sql"))
                        .hasSize(Migrations.NEWEST)
                        .anyMatch(name -> name.startsWith("V" + Migrations.NEWEST + "__"));
            }
        }
    }

    @Test
    void work_under_way_is_found_by_index_and_not_by_reading_the_journal() throws SQLException {
        try (Store store = open()) {
            store.check();
            String plan = plan(SentSearch.DUE.replace("?", "1"));

            assertThat(plan)
                    .contains("sent_unfinished")
                    .doesNotContain("SCAN m")
                    .doesNotContain("SCAN e");
        }
    }

    private String plan(String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("explain query plan " + query)) {
            while (rows.next()) {
                plan.append(rows.getString(4)).append('\n');
            }
        }
        return plan.toString();
    }
}

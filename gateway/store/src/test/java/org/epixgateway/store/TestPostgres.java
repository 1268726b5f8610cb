package org.epixgateway.store;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all ITs of this module: the installed one, started on a folder of its own, or else the one that
 * comes as a library. Every test gets a schema of its own. Without either, tests are skipped, and fail under -Dci.
 */
final class TestPostgres {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final Optional<TestPostgres> SERVER = start();

    private final String url;
    private final String user;

    TestPostgres(String url, String user) {
        this.url = url;
        this.user = user;
    }

    static StoreSettings.Postgres freshSchema() {
        if (SERVER.isEmpty()) {
            String sentence = "No PostgreSQL: install one (apt-get install postgresql) to run the tests of this store.";
            if (Boolean.getBoolean("ci")) {
                fail(sentence);
            }
            abort(sentence);
        }
        TestPostgres server = SERVER.orElseThrow();
        String schema = "gateway_" + SCHEMAS.incrementAndGet();
        String url = server.url + (server.url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
        StoreSettings.Postgres settings = new StoreSettings.Postgres(url, server.user, () -> "");
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException trouble) {
            throw new IllegalStateException("no schema " + schema, trouble);
        }
        return settings;
    }

    static Connection connect(StoreSettings.Postgres settings) throws SQLException {
        return DriverManager.getConnection(
                settings.url(), settings.user(), settings.password().get());
    }

    private static Optional<TestPostgres> start() {
        try {
            Optional<InstalledPostgres> installed = InstalledPostgres.find();
            return Optional.of(installed.isPresent() ? installed.get().start() : startLibrary());
        } catch (IOException | IllegalStateException trouble) {
            System.err.println("PostgreSQL does not start: " + trouble.getMessage());
            return Optional.empty();
        }
    }

    private static TestPostgres startLibrary() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }));
        return new TestPostgres("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "postgres");
    }

    static void deleteTree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

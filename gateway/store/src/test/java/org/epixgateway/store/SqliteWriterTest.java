package org.epixgateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.epixgateway.core.exchange.LedgerContract;
import org.epixgateway.core.exchange.OutageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose trouble is whose, when many share one commit. */
@Timeout(60)
class SqliteWriterTest {
    @TempDir
    private Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("store.db"));
        database.write(session -> session.run("create table note (text text not null unique)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Consumer<Session> insert(String text) {
        return session -> session.update("insert into note (text) values (?)", text);
    }

    private Optional<RuntimeException> write(Consumer<Session> work) {
        try {
            database.write(work);
            return Optional.empty();
        } catch (RuntimeException trouble) {
            return Optional.of(trouble);
        }
    }

    private List<String> notes() {
        return database.read(session -> session.list("select text from note order by text", Row::text));
    }

    @Test
    void work_that_breaks_a_rule_of_the_tables_fails_alone() {
        List<Optional<RuntimeException>> ends =
                LedgerContract.together(16, caller -> write(caller < 8 ? insert("same") : insert("other " + caller)));

        assertThat(ends).filteredOn(Optional::isEmpty).hasSize(9);
        assertThat(ends.stream().flatMap(Optional::stream))
                .hasSize(7)
                .hasOnlyElementsOfType(IllegalStateException.class);
        assertThat(notes()).hasSize(9);
    }

    @Test
    void work_that_has_a_bug_fails_alone_and_is_undone() {
        Consumer<Session> bug = insert("half").andThen(session -> {
            throw new IllegalArgumentException("a bug");
        });

        List<Optional<RuntimeException>> ends =
                LedgerContract.together(16, caller -> write(caller % 2 == 0 ? bug : insert("whole " + caller)));

        assertThat(ends).filteredOn(Optional::isEmpty).hasSize(8);
        assertThat(notes()).hasSize(8).doesNotContain("half");
    }

    @Test
    void trouble_of_the_database_undoes_all_and_the_writer_goes_on() {
        Consumer<Session> trouble = insert("half").andThen(session -> {
            throw new SqlTroubleException(new SQLException("disk I/O error", null, 10));
        });

        assertThatThrownBy(() -> database.write(trouble))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("check the disk")
                .hasMessageContaining("Nothing was stored");
        database.write(insert("after"));

        assertThat(notes()).containsExactly("after");
    }

    @Test
    void an_error_in_the_writer_leaves_nobody_waiting() {
        Consumer<Session> error = session -> {
            throw new StackOverflowError("as if");
        };

        assertThatThrownBy(() -> database.write(error)).isInstanceOf(OutageException.class);
        assertThatThrownBy(() -> database.write(insert("later"))).isInstanceOf(OutageException.class);
        assertThat(notes()).isEmpty();
    }
}

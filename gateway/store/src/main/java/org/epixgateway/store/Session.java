package org.epixgateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.jspecify.annotations.Nullable;

/** A connection with the statements prepared on it; speaks in the values of the field. For one thread at a time. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** @return how many rows it changed */
    int update(String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException trouble) {
            throw dropped(sql, trouble);
        }
    }

    void run(String sql, @Nullable Object... values) {
        try {
            bound(sql, values).execute();
        } catch (SQLException trouble) {
            throw dropped(sql, trouble);
        }
    }

    <T> List<T> list(String sql, Row.Reader<T> reader, @Nullable Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(new Row(rows, dialect)));
            }
            return found;
        } catch (SQLException trouble) {
            throw dropped(sql, trouble);
        }
    }

    <T> Optional<T> first(String sql, Row.Reader<T> reader, @Nullable Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(new Row(rows, dialect))) : Optional.empty();
        } catch (SQLException trouble) {
            throw dropped(sql, trouble);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    /** The driver of SQLite closes a statement that failed: the next use must prepare it anew. */
    private SqlTroubleException dropped(String sql, SQLException trouble) {
        PreparedStatement failed = prepared.remove(sql);
        if (failed != null) {
            try {
                failed.close();
            } catch (SQLException again) {
                trouble.addSuppressed(again);
            }
        }
        return new SqlTroubleException(trouble);
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Optional<?> maybe -> bind(statement, index, maybe.isPresent() ? maybe.get() : null);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setLong(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case Bytes bytes -> statement.setBytes(index, bytes.array());
            case Digest digest -> statement.setBytes(index, digest.bytes());
            case MessageId id -> dialect.bind(statement, index, id.uuid());
            case Instant at -> statement.setLong(index, Micros.of(at));
            case Duration span -> statement.setLong(index, Micros.of(span));
            case LocalDate day -> statement.setLong(index, day.toEpochDay());
            case Party party -> statement.setString(index, party.code().value());
            case CountryCode code -> statement.setString(index, code.value());
            case Enum<?> word -> statement.setString(index, word.name());
            default -> throw new IllegalStateException("no column holds a " + value.getClass());
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException trouble) {
            throw new SqlTroubleException(trouble);
        }
    }
}

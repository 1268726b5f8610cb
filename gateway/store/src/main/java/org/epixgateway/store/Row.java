package org.epixgateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.party.Party;

/** One row of a result, read column by column from left to right. */
final class Row {
    /** Makes a value of the field from a row. */
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private final ResultSet row;
    private final Dialect dialect;
    private int column;

    Row(ResultSet row, Dialect dialect) {
        this.row = row;
        this.dialect = dialect;
    }

    String text() throws SQLException {
        return row.getString(++column);
    }

    Optional<String> maybeText() throws SQLException {
        return Optional.ofNullable(row.getString(++column));
    }

    long number() throws SQLException {
        return row.getLong(++column);
    }

    int count() throws SQLException {
        return row.getInt(++column);
    }

    boolean flag() throws SQLException {
        return row.getBoolean(++column);
    }

    <E extends Enum<E>> E word(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    Party party() throws SQLException {
        return Party.of(text());
    }

    Instant instant() throws SQLException {
        return Micros.instant(number());
    }

    Optional<Instant> maybeInstant() throws SQLException {
        long micros = number();
        return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
    }

    Duration span() throws SQLException {
        return Micros.span(number());
    }

    Optional<LocalDate> maybeDay() throws SQLException {
        long day = number();
        return row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    Bytes bytes() throws SQLException {
        return Bytes.of(row.getBytes(++column));
    }

    Digest digest() throws SQLException {
        return Digest.ofValue(row.getBytes(++column));
    }

    Optional<Digest> maybeDigest() throws SQLException {
        byte[] value = row.getBytes(++column);
        return value == null ? Optional.empty() : Optional.of(Digest.ofValue(value));
    }

    MessageId id() throws SQLException {
        return maybeId().orElseThrow(() -> new IllegalStateException("a message id is missing in column " + column));
    }

    Optional<MessageId> maybeId() throws SQLException {
        UUID id = dialect.uuid(row, ++column);
        return id == null ? Optional.empty() : Optional.of(new MessageId(id));
    }
}

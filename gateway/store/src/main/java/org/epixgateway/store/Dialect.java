package org.epixgateway.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The few places where the two databases want different words; everything else is one SQL for both. */
enum Dialect {
    SQLITE {
        @Override
        void bind(PreparedStatement statement, int index, UUID id) throws SQLException {
            statement.setBytes(
                    index,
                    ByteBuffer.allocate(16)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .array());
        }

        @Override
        @Nullable
        UUID uuid(ResultSet row, int column) throws SQLException {
            byte[] bytes = row.getBytes(column);
            if (bytes == null) {
                return null;
            }
            ByteBuffer both = ByteBuffer.wrap(bytes);
            return new UUID(both.getLong(), both.getLong());
        }

        @Override
        String folded(String column) {
            return "lower(" + column + ")";
        }

        // One writer: nobody else can be between our read and our write.
        @Override
        String locked(String select) {
            return select;
        }

        @Override
        void holdName(Session session, String name) {}
    },
    POSTGRES {
        @Override
        void bind(PreparedStatement statement, int index, UUID id) throws SQLException {
            statement.setObject(index, id);
        }

        @Override
        @Nullable
        UUID uuid(ResultSet row, int column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Override
        String folded(String column) {
            return "lower(" + column + " collate \"C\")";
        }

        @Override
        String locked(String select) {
            return select + " for update";
        }

        @Override
        void holdName(Session session, String name) {
            session.run("select pg_advisory_xact_lock(hashtextextended(?, 0))", name);
        }
    };

    abstract void bind(PreparedStatement statement, int index, UUID id) throws SQLException;

    abstract @Nullable UUID uuid(ResultSet row, int column) throws SQLException;

    /** The column with A to Z in lower case, as the index has it. */
    abstract String folded(String column);

    /** The select, holding the rows that it finds until the transaction ends. */
    abstract String locked(String select);

    /** Until the transaction ends nobody else holds this name: for what has no row to lock yet. */
    abstract void holdName(Session session, String name);
}

package org.epixgateway.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.Change.AddReceived;
import org.epixgateway.core.exchange.Change.AddReusedId;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.MessageQuery;
import org.epixgateway.core.exchange.MessageReference;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.ReceivedState;
import org.epixgateway.core.party.Party;

/** Tables received, received_body and reused_id: what came, and the answer that every repeat gets. */
final class ReceivedRows {
    private static final String COLUMNS = """
            m.sender, m.id, m.kind, m.permit, m.permit_number, m.document, m.container, m.state, m.is_test, \
            m.received_at, m.answer_id, m.answer_file, m.findings, m.inbox_position, m.version""";
    private static final String SELECT = "select " + COLUMNS + " from received m where m.own_party = ? ";
    private static final String BODY =
            " from received m join received_body b on b.received = m.row_id where m.own_party = ? and m.id = ? and m.sender = ?";

    private static final String INSERT = """
            insert into received (own_party, sender, id, kind, permit, permit_number, document, container, state, is_test,
                received_at, answer_id, answer_file, findings, inbox_position, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            on conflict (own_party, id, sender) do nothing returning row_id""";

    // The counter's row is held until the commit, so that nobody who reads on from a position misses a lower one.
    private static final String NEXT_POSITION = """
            insert into counter (own_party, name, value) values (?, 'inbox', 1)
            on conflict (own_party, name) do update set value = counter.value + 1 returning value""";

    private final Party own;

    ReceivedRows(Party own) {
        this.own = own;
    }

    void add(Session session, AddReceived change) {
        ReceivedMessage m = change.message();
        boolean isRefused = m.state() == ReceivedState.REFUSED;
        long position =
                isRefused ? 0 : session.first(NEXT_POSITION, Row::number, own).orElseThrow();
        long row = session.first(
                        INSERT,
                        Row::number,
                        own,
                        m.from(),
                        m.id(),
                        m.kind(),
                        m.permit(),
                        m.permitNumber(),
                        m.document(),
                        m.container(),
                        m.state(),
                        m.isTest(),
                        m.receivedAt(),
                        m.answer().id(),
                        m.answer().file(),
                        FindingText.write(m.findings()),
                        position)
                .orElseThrow(() -> new MovedException("message " + m.id() + " of " + m.from() + " is there already"));
        session.update(
                "insert into received_body (received, container, answer) values (?, ?, ?)",
                row,
                change.container(),
                change.answer());
    }

    void save(Session session, ReceivedMessage m) {
        int changed = session.update("""
                update received set state = ?, version = version + 1
                where own_party = ? and id = ? and sender = ? and version = ?""", m.state(), own, m.id(), m.from(), m.version());
        if (changed == 0) {
            throw new MovedException(
                    "message " + m.id() + " of " + m.from() + " is no longer at version " + m.version());
        }
    }

    void addReused(Session session, AddReusedId change) {
        int added = session.update("""
                insert into reused_id (own_party, sender, id, file, answer) values (?, ?, ?, ?, ?)
                on conflict (own_party, sender, id, file) do nothing""", own, change.from(), change.id(), change.file(), change.answer());
        if (added == 0) {
            throw new MovedException("these bytes under " + change.id() + " of " + change.from() + " are known");
        }
    }

    Optional<ReceivedMessage> find(Session session, Party from, MessageId id) {
        return session.first(SELECT + "and m.id = ? and m.sender = ?", ReceivedRows::read, own, id, from);
    }

    Optional<ReceivedMessage> find(Session session, MessageId id) {
        return session.first(SELECT + "and m.id = ? order by m.row_id limit 1", ReceivedRows::read, own, id);
    }

    Optional<Bytes> container(Session session, Party from, MessageId id) {
        return session.first("select b.container" + BODY, Row::bytes, own, id, from);
    }

    Optional<Bytes> answer(Session session, Party from, MessageId id) {
        return session.first("select b.answer" + BODY, Row::bytes, own, id, from);
    }

    Optional<Bytes> answerToReuse(Session session, Party from, MessageId id, Digest file) {
        return session.first(
                "select answer from reused_id where own_party = ? and sender = ? and id = ? and file = ?",
                Row::bytes,
                own,
                from,
                id,
                file);
    }

    Optional<Long> row(Session session, MessageId id) {
        return session.first(
                "select row_id from received where own_party = ? and id = ? order by row_id limit 1",
                Row::number,
                own,
                id);
    }

    List<ReceivedMessage> inbox(Session session, long after, boolean tests, boolean taken, int limit) {
        String sql = SELECT + "and m.inbox_position > 0 and m.inbox_position > ? "
                + (tests ? "" : "and not m.is_test ")
                + (taken ? "" : "and m.state in ('RECEIVED', 'OFFERED') ")
                + "order by m.inbox_position limit ?";
        return session.list(sql, ReceivedRows::read, own, after, limit);
    }

    List<ReceivedMessage> search(Session session, MessageQuery query) {
        Optional<ReceivedState> state = query.state().flatMap(ReceivedRows::parsed);
        if (query.state().isPresent() && state.isEmpty()) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>(List.of(own));
        Optional<MessageId> id = MessageId.tryParse(query.text());
        if (id.isPresent()) {
            sql.append("and m.id = ? ");
            values.add(id.get());
        } else if (!query.text().isEmpty()) {
            sql.append("and m.permit_number <> '' and ")
                    .append(session.dialect().folded("m.permit_number"))
                    .append(" = ? ");
            values.add(Folded.ascii(query.text()));
        }
        query.peer().ifPresent(peer -> {
            sql.append("and m.sender = ? ");
            values.add(peer);
        });
        state.ifPresent(wanted -> sql.append("and m.state = '").append(wanted).append("' "));
        if (query.before() > 0) {
            sql.append("and m.row_id < ? ");
            values.add(query.before());
        }
        sql.append("order by m.row_id desc limit ").append(query.limit());
        return session.list(sql.toString(), ReceivedRows::read, values.toArray());
    }

    private static Optional<ReceivedState> parsed(String text) {
        return Arrays.stream(ReceivedState.values())
                .filter(s -> s.name().equals(text))
                .findFirst();
    }

    private static ReceivedMessage read(Row row) throws SQLException {
        return new ReceivedMessage(
                row.party(),
                row.id(),
                row.word(MessageKind.class),
                row.text(),
                row.text(),
                row.maybeDigest(),
                row.digest(),
                row.word(ReceivedState.class),
                row.flag(),
                row.instant(),
                new MessageReference(row.maybeId(), row.digest()),
                FindingText.read(row.text()),
                row.number(),
                row.number());
    }
}

package org.epixgateway.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Change.AddAnswer;
import org.epixgateway.core.exchange.Change.AddSent;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.MessageReference;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.party.Party;

/** Tables sent, sent_body and sent_answer: one row per message to one peer, its container, and what came back. */
final class SentRows {
    static final String COLUMNS = """
            m.id, m.peer, m.kind, m.permit, m.permit_number, m.document, m.container, m.sequence, m.state, m.hand_over, \
            m.attempts, m.invalid_answers, m.outcome_unknown, m.is_test, m.submission, m.accepted_at, m.next_attempt_at, \
            m.finished_at, m.seal_valid_until, m.note, m.answer_id, m.answer_file, m.version""";

    // A message brings the place of the one that it supersedes, or takes the place after the last one to the same peer
    // about the same permit. What was superseded gave its place away; saying so lets the index of places answer.
    private static final int ANSWERS_MAX = 100;
    private static final String INSERT = """
            insert into sent (own_party, id, peer, kind, permit, permit_number, document, container, sequence, state,
                hand_over, attempts, invalid_answers, outcome_unknown, is_test, submission, accepted_at, next_attempt_at,
                finished_at, seal_valid_until, note, answer_id, answer_file, version)
            values (?, ?, ?, ?, ?, ?, ?, ?,
                coalesce(nullif(?, 0), (select coalesce(max(sequence), 0) + 1 from sent
                    where own_party = ? and peer = ? and permit = ? and state <> 'SUPERSEDED')),
                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            on conflict (own_party, id) do nothing returning row_id""";

    private static final String UPDATE = """
            update sent set state = ?, hand_over = ?, attempts = ?, invalid_answers = ?, outcome_unknown = ?,
                next_attempt_at = ?, finished_at = ?, note = ?, answer_id = ?, answer_file = ?, version = version + 1
            where own_party = ? and id = ? and version = ?""";

    private final Party own;

    SentRows(Party own) {
        this.own = own;
    }

    void add(Session session, AddSent change) {
        SentMessage m = change.message();
        if (session.dialect() == Dialect.POSTGRES) {
            // Two callers must not read the same last place; the lock ends with the transaction.
            session.run("select pg_advisory_xact_lock(hashtextextended(?, 0))", own + " " + m.to() + " " + m.permit());
        }
        long row = session.first(
                        INSERT,
                        Row::number,
                        own,
                        m.id(),
                        m.to(),
                        m.kind(),
                        m.permit(),
                        m.permitNumber(),
                        m.document(),
                        m.container(),
                        m.sequence(),
                        own,
                        m.to(),
                        m.permit(),
                        m.state(),
                        m.handOver(),
                        m.attempts(),
                        m.invalidAnswers(),
                        m.outcomeUnknown(),
                        m.isTest(),
                        m.submission(),
                        m.acceptedAt(),
                        m.nextAttemptAt(),
                        m.finishedAt(),
                        m.sealValidUntil(),
                        m.note(),
                        m.answer().flatMap(MessageReference::id),
                        m.answer().map(MessageReference::file))
                .orElseThrow(() -> new MovedException("message " + m.id() + " is there already"));
        session.update("insert into sent_body (sent, container) values (?, ?)", row, change.container());
    }

    void save(Session session, SentMessage m) {
        int changed = session.update(
                UPDATE,
                m.state(),
                m.handOver(),
                m.attempts(),
                m.invalidAnswers(),
                m.outcomeUnknown(),
                m.nextAttemptAt(),
                m.finishedAt(),
                m.note(),
                m.answer().flatMap(MessageReference::id),
                m.answer().map(MessageReference::file),
                own,
                m.id(),
                m.version());
        if (changed == 0) {
            throw new MovedException("message " + m.id() + " is no longer at version " + m.version());
        }
    }

    void addAnswer(Session session, AddAnswer change) {
        int added = session.update("""
                insert into sent_answer (sent, accepted, container)
                select row_id, ?, ? from sent where own_party = ? and id = ?""", change.accepted(), change.container(), own, change.answered());
        if (added == 0) {
            throw new MovedException("message " + change.answered() + " is not there");
        }
    }

    Optional<SentMessage> find(Session session, MessageId id) {
        return session.first(
                "select " + COLUMNS + " from sent m where m.own_party = ? and m.id = ?", SentRows::read, own, id);
    }

    Optional<Bytes> container(Session session, MessageId id) {
        return session.first(
                "select b.container from sent m join sent_body b on b.sent = m.row_id where m.own_party = ? and m.id = ?",
                Row::bytes,
                own,
                id);
    }

    Optional<Bytes> acceptedAnswer(Session session, MessageId id) {
        return acceptedAnswers(session, id, 1).stream().findFirst();
    }

    List<Bytes> acceptedAnswers(Session session, MessageId id) {
        return acceptedAnswers(session, id, ANSWERS_MAX);
    }

    private List<Bytes> acceptedAnswers(Session session, MessageId id, int limit) {
        return session.list("""
                select a.container from sent m join sent_answer a on a.sent = m.row_id
                where m.own_party = ? and m.id = ? and a.accepted = ? order by a.row_id limit ?""", Row::bytes, own, id, true, limit);
    }

    Optional<Long> row(Session session, MessageId id) {
        return session.first("select row_id from sent where own_party = ? and id = ?", Row::number, own, id);
    }

    static SentMessage read(Row row) throws SQLException {
        return new SentMessage(
                row.id(),
                row.party(),
                row.word(MessageKind.class),
                row.text(),
                row.text(),
                row.digest(),
                row.digest(),
                row.number(),
                row.word(SentState.class),
                row.count(),
                row.count(),
                row.count(),
                row.flag(),
                row.flag(),
                row.text(),
                row.instant(),
                row.instant(),
                row.maybeInstant(),
                row.instant(),
                row.text(),
                reference(row.maybeId(), row.maybeDigest()),
                row.number());
    }

    private static Optional<MessageReference> reference(
            Optional<MessageId> id, Optional<org.epixgateway.core.bytes.Digest> file) {
        return file.map(digest -> new MessageReference(id, digest));
    }

    /** Names of states as a list in SQL, in the order of the enum: the indexes of V1 name them so. */
    static String states(List<SentState> states) {
        return states.stream()
                .map(state -> "'" + state + "'")
                .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
    }
}

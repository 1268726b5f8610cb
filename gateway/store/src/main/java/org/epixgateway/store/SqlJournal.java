package org.epixgateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.Circuit;
import org.epixgateway.core.exchange.JournalStep;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.MessageQuery;
import org.epixgateway.core.exchange.QueueDepth;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.party.Party;

/** The journal, for reading: one query each. */
final class SqlJournal implements MessageJournal {
    private final Database database;
    private final Tables tables;

    SqlJournal(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Optional<Submission> submission(String account, String idempotencyKey) {
        return database.read(s -> tables.journal().submission(s, account, idempotencyKey));
    }

    @Override
    public Optional<SentMessage> sent(MessageId id) {
        return database.read(s -> tables.sent().find(s, id));
    }

    @Override
    public Optional<Bytes> sentContainer(MessageId id) {
        return database.read(s -> tables.sent().container(s, id));
    }

    @Override
    public Optional<Bytes> answerTo(MessageId id) {
        return database.read(s -> tables.sent().acceptedAnswer(s, id));
    }

    @Override
    public List<Bytes> acceptedAnswers(MessageId id) {
        return database.read(s -> tables.sent().acceptedAnswers(s, id));
    }

    @Override
    public Optional<SentMessage> heldBackBy(SentMessage message) {
        return database.read(s -> tables.search().heldBackBy(s, message));
    }

    @Override
    public Optional<SentMessage> following(SentMessage message) {
        return database.read(s -> tables.search().following(s, message));
    }

    @Override
    public List<SentMessage> due(Party peer, Instant now, int limit) {
        return database.read(s -> tables.search().due(s, peer, now, limit));
    }

    @Override
    public List<SentMessage> unfinished(long afterRow, int limit) {
        return database.read(s -> tables.search().unfinished(s, afterRow, limit));
    }

    @Override
    public long rowOf(MessageId id) {
        return database.read(s ->
                tables.sent().row(s, id).or(() -> tables.received().row(s, id)).orElse(0L));
    }

    @Override
    public List<Party> holders(String permit) {
        return database.read(s -> tables.search().holders(s, permit));
    }

    @Override
    public List<SentMessage> searchSent(MessageQuery query) {
        return database.read(s -> tables.search().search(s, query));
    }

    @Override
    public Optional<ReceivedMessage> received(Party from, MessageId id) {
        return database.read(s -> tables.received().find(s, from, id));
    }

    @Override
    public Optional<ReceivedMessage> received(MessageId id) {
        return database.read(s -> tables.received().find(s, id));
    }

    @Override
    public Optional<Bytes> receivedContainer(Party from, MessageId id) {
        return database.read(s -> tables.received().container(s, from, id));
    }

    @Override
    public Optional<Bytes> answerGiven(Party from, MessageId id) {
        return database.read(s -> tables.received().answer(s, from, id));
    }

    @Override
    public Optional<Bytes> answerGivenToReuse(Party from, MessageId id, Digest file) {
        return database.read(s -> tables.received().answerToReuse(s, from, id, file));
    }

    @Override
    public List<ReceivedMessage> inbox(long afterPosition, boolean tests, boolean taken, int limit) {
        return database.read(s -> tables.received().inbox(s, afterPosition, tests, taken, limit));
    }

    @Override
    public List<ReceivedMessage> searchReceived(MessageQuery query) {
        return database.read(s -> tables.received().search(s, query));
    }

    @Override
    public List<JournalStep> story(MessageId id) {
        return database.read(s -> tables.journal().story(s, id));
    }

    @Override
    public List<QueueDepth> depths() {
        return database.read(tables.search()::depths);
    }

    @Override
    public Map<Party, Circuit> circuits() {
        return database.read(tables.journal()::circuits);
    }
}

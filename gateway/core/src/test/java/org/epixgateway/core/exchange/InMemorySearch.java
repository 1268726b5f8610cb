package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epixgateway.core.exchange.InMemoryTables.Received;
import org.epixgateway.core.exchange.InMemoryTables.Sent;
import org.epixgateway.core.party.Party;

/** Looks for messages in the in-memory tables. Guarded by the store. */
final class InMemorySearch {
    private final InMemoryTables tables;

    InMemorySearch(InMemoryTables tables) {
        this.tables = tables;
    }

    private Stream<SentMessage> sent() {
        return tables.sent.values().stream().map(Sent::message);
    }

    private Stream<SentMessage> sameTopic(SentMessage m) {
        return sent().filter(other -> !m.permit().isEmpty()
                        && other.permit().equals(m.permit())
                        && other.to().equals(m.to())
                        && other.isTest() == m.isTest()
                        && !other.state().isFinished())
                .sorted(Comparator.comparingLong(SentMessage::sequence));
    }

    Optional<SentMessage> heldBackBy(SentMessage m) {
        return sameTopic(m).filter(other -> other.sequence() < m.sequence()).findFirst();
    }

    Optional<SentMessage> following(SentMessage m) {
        return sameTopic(m).filter(other -> other.sequence() > m.sequence()).findFirst();
    }

    private static boolean isUnderWay(SentMessage m) {
        return !m.state().isFinished() && m.state() != SentState.PARKED;
    }

    List<SentMessage> due(Party peer, Instant now, int limit) {
        return sent().filter(m -> m.to().equals(peer)
                        && isUnderWay(m)
                        && !m.nextAttemptAt().isAfter(now)
                        && heldBackBy(m).isEmpty())
                .limit(limit)
                .toList();
    }

    List<SentMessage> unfinished(long afterRow, int limit) {
        return tables.sent.values().stream()
                .filter(row -> row.row() > afterRow && isUnderWay(row.message()))
                .map(Sent::message)
                .limit(limit)
                .toList();
    }

    long rowOf(MessageId id) {
        Sent row = tables.sent.get(id);
        return row != null
                ? row.row()
                : receivedRows(id).mapToLong(Received::row).findFirst().orElse(0);
    }

    private Stream<Received> receivedRows(MessageId id) {
        return tables.received.values().stream().filter(r -> r.message().id().equals(id));
    }

    Optional<ReceivedMessage> received(MessageId id) {
        return receivedRows(id).map(Received::message).findFirst();
    }

    List<ReceivedMessage> inbox(long afterPosition, boolean tests, boolean taken, int limit) {
        return tables.received.values().stream()
                .map(Received::message)
                .filter(m -> m.inboxPosition() > Math.max(0, afterPosition)
                        && (tests || !m.isTest())
                        && (taken || m.state() != ReceivedState.TAKEN))
                .limit(limit)
                .toList();
    }

    List<Party> holders(String permit) {
        return sent().filter(m -> m.permit().equals(permit)
                        && m.kind() == MessageKind.PERMIT
                        && !m.isTest()
                        && m.state() != SentState.WITHDRAWN)
                .map(SentMessage::to)
                .distinct()
                .sorted()
                .toList();
    }

    List<SentMessage> sent(MessageQuery q) {
        return tables.sent.values().stream()
                .filter(row -> q.before() == 0 || row.row() < q.before())
                .sorted(Comparator.comparingLong(Sent::row).reversed())
                .map(Sent::message)
                .filter(m ->
                        isMeant(q, m.id(), m.permitNumber()) || m.submission().equals(q.text()))
                .filter(m -> q.peer().filter(peer -> !peer.equals(m.to())).isEmpty())
                .filter(m -> q.state().filter(s -> !s.equals(m.state().name())).isEmpty())
                .limit(q.limit())
                .toList();
    }

    List<ReceivedMessage> received(MessageQuery q) {
        return tables.received.values().stream()
                .filter(row -> q.before() == 0 || row.row() < q.before())
                .sorted(Comparator.comparingLong(Received::row).reversed())
                .map(Received::message)
                .filter(m -> isMeant(q, m.id(), m.permitNumber()))
                .filter(m -> q.peer().filter(peer -> !peer.equals(m.from())).isEmpty())
                .filter(m -> q.state().filter(s -> !s.equals(m.state().name())).isEmpty())
                .limit(q.limit())
                .toList();
    }

    private static boolean isMeant(MessageQuery q, MessageId id, String permitNumber) {
        return q.text().isEmpty()
                || id.toString().equalsIgnoreCase(q.text())
                || permitNumber.toLowerCase(Locale.ROOT).equals(q.text().toLowerCase(Locale.ROOT));
    }

    List<QueueDepth> depths() {
        return sent()
                .filter(m -> !m.state().isFinished())
                .collect(Collectors.groupingBy(SentMessage::to, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> {
                    List<SentMessage> open = entry.getValue();
                    long parked = open.stream()
                            .filter(m -> m.state() == SentState.PARKED)
                            .count();
                    return new QueueDepth(
                            entry.getKey(),
                            open.size() - parked,
                            parked,
                            open.stream().map(SentMessage::acceptedAt).min(Comparator.naturalOrder()));
                })
                .toList();
    }
}

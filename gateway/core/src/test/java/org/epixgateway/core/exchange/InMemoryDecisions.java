package org.epixgateway.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.InMemoryTables.Answer;
import org.epixgateway.core.exchange.InMemoryTables.Received;
import org.epixgateway.core.exchange.InMemoryTables.ReceivedKey;
import org.epixgateway.core.exchange.InMemoryTables.ReusedKey;
import org.epixgateway.core.exchange.InMemoryTables.Sent;
import org.epixgateway.core.exchange.InMemoryTables.SubmissionKey;
import org.epixgateway.core.party.Peer;

/** Carries decisions out on the in-memory tables. Guarded by the store. */
final class InMemoryDecisions {
    private final InMemoryTables tables;
    private long rows;
    private long inboxPositions;

    InMemoryDecisions(InMemoryTables tables) {
        this.tables = tables;
    }

    /** @return what has moved, if anything has; then nothing is changed */
    Optional<String> carryOut(List<Change> decision) {
        long rowsBefore = rows;
        long positionsBefore = inboxPositions;
        List<Change> inOrder = new ArrayList<>(
                decision.stream().filter(c -> !(c instanceof Change.Note)).toList());
        inOrder.addAll(decision.stream().filter(c -> c instanceof Change.Note).toList());
        for (Change change : inOrder) {
            Optional<String> moved = carryOut(change);
            if (moved.isPresent()) {
                tables.rollback();
                rows = rowsBefore;
                inboxPositions = positionsBefore;
                return moved;
            }
        }
        tables.commit();
        return Optional.empty();
    }

    private Optional<String> carryOut(Change change) {
        return switch (change) {
            case Change.AddSubmission c -> add(c.submission());
            case Change.AddSent c -> add(c);
            case Change.SaveSent c -> save(c);
            case Change.AddAnswer c -> add(c);
            case Change.AddReceived c -> add(c);
            case Change.AddReusedId c -> add(c);
            case Change.SaveReceived c -> save(c);
            case Change.PutPermit c -> put(c.permit());
            case Change.AddStatement c -> add(c.statement());
            case Change.PutPermitToken c -> done(() -> tables.put(tables.permitTokens, c.permit(), c.token()));
            case Change.Expect c -> expect(c);
            case Change.PutPeer c -> put(c.peer());
            case Change.PutCircuit c -> done(() -> tables.put(tables.circuits, c.peer(), c.circuit()));
            case Change.PutAccount c ->
                done(() -> tables.put(tables.accounts, c.account().name(), c.account()));
            case Change.RemoveAccount c -> done(() -> remove(c.name()));
            case Change.PutToken c -> put(c);
            case Change.RemoveToken c -> done(() -> tables.remove(tables.tokens, c.id()));
            case Change.NotePeerHead c -> done(() -> note(c));
            case Change.Note c -> done(() -> tables.append(c.note()));
        };
    }

    private static Optional<String> done(Runnable step) {
        step.run();
        return Optional.empty();
    }

    private Optional<String> add(Submission s) {
        SubmissionKey key = new SubmissionKey(s.account(), s.idempotencyKey());
        if (tables.submissions.containsKey(key)) {
            return Optional.of("a submission of " + s.account() + " under this key is there already");
        }
        return done(() -> tables.put(tables.submissions, key, s));
    }

    private Optional<String> add(Change.AddSent c) {
        SentMessage m = c.message();
        if (tables.sent.containsKey(m.id())) {
            return Optional.of("message " + m.id() + " is there already");
        }
        long sequence = 1
                + tables.sent.values().stream()
                        .map(Sent::message)
                        .filter(other ->
                                other.to().equals(m.to()) && other.permit().equals(m.permit()))
                        .mapToLong(SentMessage::sequence)
                        .max()
                        .orElse(0);
        long given = m.sequence() > 0 ? m.sequence() : sequence;
        tables.put(tables.sent, m.id(), new Sent(++rows, m.stored(given, 1), c.container()));
        return done(() -> tell(m.id(), c.step()));
    }

    private Optional<String> add(KeptStatement s) {
        boolean isThere = tables.statements.stream()
                .anyMatch(other -> other.by().equals(s.by())
                        && other.id().equals(s.id())
                        && other.permit().equals(s.permit()));
        return isThere
                ? Optional.of("statement " + s.id() + " of " + s.by() + " is there already")
                : done(() -> tables.add(tables.statements, s));
    }

    private Optional<String> expect(Change.Expect seen) {
        RegisteredPermit row = tables.permits.get(seen.permit());
        long version = row == null ? 0 : row.version();
        long statements = tables.statements.stream()
                .filter(statement -> statement.permit().names(seen.permit()))
                .count();
        return version == seen.version() && statements == seen.statements()
                ? Optional.empty()
                : Optional.of("more is known of permit " + seen.permit().label() + " by now");
    }

    private Optional<String> save(Change.SaveSent c) {
        SentMessage m = c.message();
        Sent before = tables.sent.get(m.id());
        if (before == null || before.message().version() != m.version()) {
            return Optional.of("message " + m.id() + " is no longer at version " + m.version());
        }
        SentMessage now = m.stored(before.message().sequence(), m.version() + 1);
        tables.put(tables.sent, m.id(), new Sent(before.row(), now, before.container()));
        c.steps().forEach(step -> tell(m.id(), step));
        return Optional.empty();
    }

    private Optional<String> add(Change.AddAnswer c) {
        if (!tables.sent.containsKey(c.answered())) {
            return Optional.of("message " + c.answered() + " is not there");
        }
        return done(() -> tables.add(tables.answers, new Answer(c.answered(), c.container(), c.accepted())));
    }

    private Optional<String> add(Change.AddReceived c) {
        ReceivedMessage m = c.message();
        ReceivedKey key = new ReceivedKey(m.from(), m.id());
        if (tables.received.containsKey(key)) {
            return Optional.of("message " + m.id() + " of " + m.from() + " is there already");
        }
        long position = m.state() == ReceivedState.REFUSED ? 0 : ++inboxPositions;
        tables.put(tables.received, key, new Received(++rows, stored(m, position, 1), c.container(), c.answer()));
        return done(() -> tell(m.id(), c.step()));
    }

    private Optional<String> save(Change.SaveReceived c) {
        ReceivedMessage m = c.message();
        ReceivedKey key = new ReceivedKey(m.from(), m.id());
        Received before = tables.received.get(key);
        if (before == null || before.message().version() != m.version()) {
            return Optional.of("message " + m.id() + " of " + m.from() + " is no longer at version " + m.version());
        }
        ReceivedMessage now =
                stored(before.message().inState(m.state()), before.message().inboxPosition(), m.version() + 1);
        tables.put(tables.received, key, new Received(before.row(), now, before.container(), before.answer()));
        return done(() -> tell(m.id(), c.step()));
    }

    private static ReceivedMessage stored(ReceivedMessage m, long position, long version) {
        return new ReceivedMessage(
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
                m.answer(),
                m.findings(),
                position,
                version);
    }

    private Optional<String> add(Change.AddReusedId c) {
        ReusedKey key = new ReusedKey(c.from(), c.id(), c.file());
        if (tables.reused.containsKey(key)) {
            return Optional.of("these bytes under " + c.id() + " of " + c.from() + " are known");
        }
        return done(() -> tables.put(tables.reused, key, c.answer()));
    }

    private void tell(MessageId message, JournalStep step) {
        List<JournalStep> story = new ArrayList<>(tables.steps.getOrDefault(message, List.of()));
        story.add(step);
        tables.put(tables.steps, message, List.copyOf(story));
    }

    private Optional<String> put(RegisteredPermit p) {
        RegisteredPermit before = tables.permits.get(p.key());
        if ((before == null ? 0 : before.version()) != p.version()) {
            return Optional.of("permit " + p.key().label() + " is no longer at version " + p.version());
        }
        RegisteredPermit now = new RegisteredPermit(
                p.key(),
                p.number(),
                p.document(),
                p.state(),
                p.validUntil(),
                p.firstMessage(),
                p.registeredAt(),
                p.note(),
                p.numberConflict(),
                p.version() + 1);
        return done(() -> tables.put(tables.permits, p.key(), now));
    }

    private Optional<String> put(Peer p) {
        Peer before = tables.peers.get(p.party());
        if ((before == null ? 0 : before.version()) != p.version()) {
            return Optional.of("peer " + p.party() + " is no longer at version " + p.version());
        }
        Peer now = new Peer(
                p.party(),
                p.name(),
                p.state(),
                p.sequence(),
                p.deliveryMode(),
                p.services(),
                p.certificates(),
                p.acceptedForms(),
                p.carries(),
                p.customsTerritory(),
                p.policy(),
                p.version() + 1);
        return done(() -> tables.put(tables.peers, p.party(), now));
    }

    private void remove(String account) {
        tables.remove(tables.accounts, account);
        tables.tokens.values().stream()
                .filter(token -> token.account().equals(account))
                .toList()
                .forEach(token -> tables.remove(tables.tokens, token.id()));
    }

    private Optional<String> put(Change.PutToken c) {
        if (!tables.accounts.containsKey(c.token().account())) {
            return Optional.of("account " + c.token().account() + " is not there");
        }
        return done(() -> tables.put(tables.tokens, c.token().id(), c.token()));
    }

    private void note(Change.NotePeerHead c) {
        var before = tables.peerHeads.get(c.head().party());
        if (before == null || c.head().position() > before.position()) {
            tables.put(tables.peerHeads, c.head().party(), c.head());
        }
    }
}

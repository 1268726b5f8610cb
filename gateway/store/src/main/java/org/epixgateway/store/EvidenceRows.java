package org.epixgateway.store;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.evidence.SignedHead;
import org.epixgateway.core.evidence.UnreadableEvidenceException;
import org.epixgateway.core.party.Party;

/** Tables evidence, evidence_head, signed_head and peer_head: the chain of one Party's node, and who holds us to it. */
final class EvidenceRows {
    private static final int PAGE = 1_000;
    private static final String SELECT =
            "select position, previous, kind, at, actor, message, permit, facts, hash from evidence where own_party = ? and node = ? ";
    private static final String HEAD = "select position, hash from evidence_head where own_party = ? and node = ?";

    private final Party own;
    private final String node;

    EvidenceRows(Party own, String node) {
        this.own = own;
        this.node = node;
    }

    /** An empty log has a head too, so that the first entry finds a row to lock. */
    void open(Session session) {
        session.update("""
                insert into evidence_head (own_party, node, position, hash) values (?, ?, 0, ?)
                on conflict (own_party, node) do nothing""", own, node, EvidenceEntry.GENESIS);
    }

    /** The last statements of a transaction: from here on every other decision of this node waits for our commit. */
    void append(Session session, EvidenceNote note) {
        LogHead head = head(session, session.dialect().locked(HEAD));
        // What is hashed must be what is read back: microseconds.
        EvidenceNote kept =
                new EvidenceNote(note.kind(), note.at().truncatedTo(ChronoUnit.MICROS), note.actor(), note.facts());
        EvidenceEntry entry = EvidenceEntry.chain(head.position() + 1, head.hash(), kept);
        insert(session, entry);
        session.update(
                "update evidence_head set position = ?, hash = ? where own_party = ? and node = ?",
                entry.position(),
                entry.hash(),
                own,
                node);
    }

    private void insert(Session session, EvidenceEntry entry) {
        Map<String, String> facts = new TreeMap<>(entry.note().facts());
        session.update(
                """
                insert into evidence (own_party, node, position, previous, kind, at, actor, message, permit, facts, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                own,
                node,
                entry.position(),
                entry.previous(),
                entry.note().kind(),
                entry.note().at(),
                entry.note().actor(),
                facts.remove(EvidenceNote.MESSAGE),
                facts.remove(EvidenceNote.PERMIT),
                Fields.write(facts.entrySet().stream()
                        .map(fact -> List.of(fact.getKey(), fact.getValue()))
                        .toList()),
                entry.hash());
    }

    LogHead head(Session session) {
        return head(session, HEAD);
    }

    private LogHead head(Session session, String select) {
        return session.first(select, this::readHead, own, node)
                .orElseThrow(() -> new IllegalStateException("the evidence log of " + own + ", node " + node
                        + " has lost its head row: restore the store from a backup"));
    }

    List<EvidenceEntry> entries(Session session, long from, int limit) {
        return session.list(
                SELECT + "and position >= ? order by position limit ?", EvidenceRows::read, own, node, from, limit);
    }

    List<EvidenceEntry> about(Session session, String fact, String value, int limit) {
        if (fact.equals(EvidenceNote.MESSAGE) || fact.equals(EvidenceNote.PERMIT)) {
            return session.list(
                    SELECT + "and " + fact + " = ? order by position limit ?",
                    EvidenceRows::read,
                    own,
                    node,
                    value,
                    limit);
        }
        List<EvidenceEntry> found = new ArrayList<>();
        List<EvidenceEntry> page = entries(session, 1, PAGE);
        while (!page.isEmpty() && found.size() < limit) {
            page.stream()
                    .filter(entry -> value.equals(entry.note().facts().get(fact)))
                    .limit(limit - found.size())
                    .forEach(found::add);
            page = entries(session, page.getLast().position() + 1, PAGE);
        }
        return found;
    }

    /** A second signature over the same head says nothing new: the first, which bounds more, is kept. */
    void add(Session session, SignedHead head) {
        session.update("""
                insert into signed_head (own_party, node, position, hash, at, container) values (?, ?, ?, ?, ?, ?)
                on conflict (own_party, node, position) do nothing""", own, node, head.head().position(), head.head().hash(), head.at(), head.container());
    }

    List<SignedHead> signedHeads(Session session, long from, int limit) {
        return session.list(
                """
                select position, hash, at, container from signed_head
                where own_party = ? and node = ? and position >= ? order by position limit ?""", row -> new SignedHead(readHead(row), row.instant(), row.bytes()), own, node, from, limit);
    }

    /** The furthest head is kept: answers may overtake one another, and a log that shrank is what we want to show. */
    void note(Session session, LogHead head) {
        session.update("""
                insert into peer_head (own_party, party, position, hash) values (?, ?, ?, ?)
                on conflict (own_party, party) do update set position = excluded.position, hash = excluded.hash
                where excluded.position > peer_head.position""", own, head.party(), head.position(), head.hash());
    }

    Optional<LogHead> lastKnownHead(Session session, String party) {
        return session.first(
                "select position, hash from peer_head where own_party = ? and party = ?",
                row -> new LogHead(party, row.number(), row.digest()),
                own,
                party);
    }

    private LogHead readHead(Row row) throws SQLException {
        long position = row.number();
        try {
            return new LogHead(own.toString(), position, row.digest());
        } catch (IllegalArgumentException damaged) {
            throw new UnreadableEvidenceException(
                    position,
                    "head differs",
                    "The head that is stored for entry " + position + " is no SHA-256 hash.",
                    damaged);
        }
    }

    private static EvidenceEntry read(Row row) throws SQLException {
        long position = row.number();
        try {
            return new EvidenceEntry(position, row.digest(), readNote(row), row.digest());
        } catch (IllegalArgumentException damaged) {
            throw new UnreadableEvidenceException(
                    position,
                    "changed",
                    "Entry " + position + " says something else than when it was written: it cannot be read any more.",
                    damaged);
        }
    }

    private static EvidenceNote readNote(Row row) throws SQLException {
        String kind = row.text();
        java.time.Instant at = row.instant();
        String actor = row.text();
        Map<String, String> facts = new TreeMap<>();
        row.maybeText().ifPresent(message -> facts.put(EvidenceNote.MESSAGE, message));
        row.maybeText().ifPresent(permit -> facts.put(EvidenceNote.PERMIT, permit));
        for (List<String> fact : Fields.read(row.text())) {
            if (fact.size() != 2) {
                throw new IllegalArgumentException("a fact is a name and a value, not " + fact.size() + " texts");
            }
            facts.put(fact.get(0), fact.get(1));
        }
        return new EvidenceNote(kind, at, actor, facts);
    }
}

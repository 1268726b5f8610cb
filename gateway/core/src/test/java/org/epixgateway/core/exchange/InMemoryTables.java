package org.epixgateway.core.exchange;

import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epixgateway.core.access.AccessToken;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.evidence.SignedHead;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;

/** The tables of the in-memory store and the way back from a decision that failed. Guarded by the store. */
final class InMemoryTables {
    record SubmissionKey(String account, String key) {}

    record Sent(long row, SentMessage message, Bytes container) {}

    record Answer(MessageId answered, Bytes container, boolean accepted) {}

    record ReceivedKey(Party from, MessageId id) {}

    record Received(long row, ReceivedMessage message, Bytes container, Bytes answer) {}

    record ReusedKey(Party from, MessageId id, Digest file) {}

    final Map<SubmissionKey, Submission> submissions = new LinkedHashMap<>();
    final Map<MessageId, Sent> sent = new LinkedHashMap<>();
    final List<Answer> answers = new ArrayList<>();
    final Map<ReceivedKey, Received> received = new LinkedHashMap<>();
    final Map<ReusedKey, Bytes> reused = new LinkedHashMap<>();
    final Map<MessageId, List<JournalStep>> steps = new LinkedHashMap<>();
    final Map<PermitKey, RegisteredPermit> permits = new LinkedHashMap<>();
    final Map<PermitKey, TokenHash> permitTokens = new LinkedHashMap<>();
    final List<KeptStatement> statements = new ArrayList<>();
    final Map<Party, Peer> peers = new TreeMap<>();
    final Map<Party, Circuit> circuits = new TreeMap<>();
    final Map<String, Account> accounts = new TreeMap<>();
    final Map<String, AccessToken> tokens = new LinkedHashMap<>();
    final Map<String, LogHead> peerHeads = new TreeMap<>();
    final List<EvidenceEntry> evidence = new ArrayList<>();
    final TreeMap<Long, SignedHead> signedHeads = new TreeMap<>();

    private final Deque<Runnable> wayBack = new ArrayDeque<>();

    void commit() {
        wayBack.clear();
    }

    void rollback() {
        while (!wayBack.isEmpty()) {
            wayBack.pop().run();
        }
    }

    <K, V> void put(Map<K, V> table, K key, V value) {
        V before = table.put(key, value);
        wayBack.push(before == null ? () -> table.remove(key) : () -> table.put(key, before));
    }

    <K, V> void remove(Map<K, V> table, K key) {
        V before = table.remove(key);
        if (before != null) {
            wayBack.push(() -> table.put(key, before));
        }
    }

    <T> void add(List<T> table, T value) {
        table.add(value);
        wayBack.push(table::removeLast);
    }

    void append(EvidenceNote note) {
        EvidenceNote kept =
                new EvidenceNote(note.kind(), note.at().truncatedTo(ChronoUnit.MICROS), note.actor(), note.facts());
        Digest previous =
                evidence.isEmpty() ? EvidenceEntry.GENESIS : evidence.getLast().hash();
        add(evidence, EvidenceEntry.chain(evidence.size() + 1L, previous, kept));
    }
}

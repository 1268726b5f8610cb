package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.epixgateway.core.access.AccessToken;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.evidence.SignedHead;
import org.epixgateway.core.exchange.InMemoryTables.ReceivedKey;
import org.epixgateway.core.exchange.InMemoryTables.ReusedKey;
import org.epixgateway.core.exchange.InMemoryTables.SubmissionKey;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;
import org.jspecify.annotations.Nullable;

/**
 * The whole store of one Party in memory, for tests: keeps the same contracts as the real ones but for the disk. Accounts
 * are behind {@link #accounts()}, since a class cannot list both peers and accounts by {@code all()}.
 */
public final class InMemoryStore implements Ledger, MessageJournal, PermitRegister, PeerRegistry, EvidenceLog {
    private final Party own;
    private final InMemoryTables tables = new InMemoryTables();
    private final InMemoryDecisions decisions = new InMemoryDecisions(tables);
    private final InMemorySearch search = new InMemorySearch(tables);
    private final Set<MessageId> rotten = new HashSet<>();
    private @Nullable String outage;

    public InMemoryStore(Party own) {
        this.own = own;
    }

    /** From now on nothing can be recorded, as on a full disk. */
    public synchronized void breakDown(String sentence) {
        outage = sentence;
    }

    public synchronized void repair() {
        outage = null;
    }

    /** The container of this received message, there or yet to come, cannot be opened: the disk lost some of it. */
    public synchronized void rot(MessageId id) {
        rotten.add(id);
    }

    public synchronized void restore(MessageId id) {
        rotten.remove(id);
    }

    @Override
    public synchronized Recorded record(List<Change> decision) {
        if (outage != null) {
            throw new OutageException(outage, Duration.ofSeconds(1));
        }
        return decisions.carryOut(decision).<Recorded>map(Conflict::new).orElseGet(Done::new);
    }

    @Override
    public synchronized Optional<Submission> submission(String account, String idempotencyKey) {
        return Optional.ofNullable(tables.submissions.get(new SubmissionKey(account, idempotencyKey)));
    }

    @Override
    public synchronized Optional<SentMessage> sent(MessageId id) {
        return Optional.ofNullable(tables.sent.get(id)).map(InMemoryTables.Sent::message);
    }

    @Override
    public synchronized Optional<Bytes> sentContainer(MessageId id) {
        return Optional.ofNullable(tables.sent.get(id)).map(InMemoryTables.Sent::container);
    }

    @Override
    public synchronized Optional<Bytes> answerTo(MessageId id) {
        return tables.answers.stream()
                .filter(answer -> answer.answered().equals(id) && answer.accepted())
                .map(InMemoryTables.Answer::container)
                .findFirst();
    }

    @Override
    public synchronized List<Bytes> acceptedAnswers(MessageId id) {
        return tables.answers.stream()
                .filter(answer -> answer.answered().equals(id) && answer.accepted())
                .map(InMemoryTables.Answer::container)
                .toList();
    }

    @Override
    public synchronized Optional<SentMessage> heldBackBy(SentMessage message) {
        return search.heldBackBy(message);
    }

    @Override
    public synchronized Optional<SentMessage> following(SentMessage message) {
        return search.following(message);
    }

    @Override
    public synchronized List<SentMessage> due(Party peer, Instant now, int limit) {
        return search.due(peer, now, limit);
    }

    @Override
    public synchronized List<SentMessage> unfinished(long afterRow, int limit) {
        return search.unfinished(afterRow, limit);
    }

    @Override
    public synchronized long rowOf(MessageId id) {
        return search.rowOf(id);
    }

    @Override
    public synchronized List<Party> holders(String permit) {
        return search.holders(permit);
    }

    @Override
    public synchronized List<SentMessage> searchSent(MessageQuery query) {
        return search.sent(query);
    }

    @Override
    public synchronized Optional<ReceivedMessage> received(Party from, MessageId id) {
        return Optional.ofNullable(tables.received.get(new ReceivedKey(from, id)))
                .map(InMemoryTables.Received::message);
    }

    @Override
    public synchronized Optional<ReceivedMessage> received(MessageId id) {
        return search.received(id);
    }

    @Override
    public synchronized Optional<Bytes> receivedContainer(Party from, MessageId id) {
        return Optional.ofNullable(tables.received.get(new ReceivedKey(from, id)))
                .map(row -> rotten.contains(id) ? Bytes.utf8("rot") : row.container());
    }

    @Override
    public synchronized Optional<Bytes> answerGiven(Party from, MessageId id) {
        return Optional.ofNullable(tables.received.get(new ReceivedKey(from, id)))
                .map(InMemoryTables.Received::answer);
    }

    @Override
    public synchronized Optional<Bytes> answerGivenToReuse(Party from, MessageId id, Digest file) {
        return Optional.ofNullable(tables.reused.get(new ReusedKey(from, id, file)));
    }

    @Override
    public synchronized List<ReceivedMessage> inbox(long afterPosition, boolean tests, boolean taken, int limit) {
        return search.inbox(afterPosition, tests, taken, limit);
    }

    @Override
    public synchronized List<ReceivedMessage> searchReceived(MessageQuery query) {
        return search.received(query);
    }

    @Override
    public synchronized List<JournalStep> story(MessageId id) {
        return tables.steps.getOrDefault(id, List.of());
    }

    @Override
    public synchronized List<QueueDepth> depths() {
        return search.depths();
    }

    @Override
    public synchronized Map<Party, Circuit> circuits() {
        return new TreeMap<>(tables.circuits);
    }

    @Override
    public synchronized Optional<RegisteredPermit> find(PermitKey key) {
        return Optional.ofNullable(tables.permits.get(key));
    }

    @Override
    public synchronized List<RegisteredPermit> named(CountryCode issuingCountry, String number) {
        return tables.permits.values().stream()
                .filter(permit -> permit.key().issuingCountry().equals(issuingCountry)
                        && permit.key().number().equals(number))
                .toList();
    }

    @Override
    public synchronized List<KeptStatement> statements(PermitKey key) {
        return tables.statements.stream()
                .filter(statement -> statement.permit().names(key))
                .toList();
    }

    @Override
    public synchronized List<RegisteredPermit> pastLastDay(
            CountryCode issuingCountry, LocalDate from, LocalDate before, int max) {
        return tables.permits.values().stream()
                .filter(permit -> permit.key().issuingCountry().equals(issuingCountry)
                        && (permit.state() == PermitState.ISSUED || permit.state() == PermitState.ENDORSED)
                        && permit.validUntil()
                                .filter(day -> !day.isBefore(from) && day.isBefore(before))
                                .isPresent())
                .sorted(Comparator.comparing(permit -> permit.validUntil().orElseThrow()))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized List<PermitKey> askedAboutSince(Instant since, int max) {
        List<KeptStatement> asked = tables.statements.stream()
                .filter(kept ->
                        kept.kind() == MessageKind.INQUIRY && !kept.recordedAt().isBefore(since))
                .sorted(Comparator.comparing(KeptStatement::recordedAt).reversed())
                .toList();
        return asked.stream()
                .flatMap(kept -> tables.permits.keySet().stream()
                        .filter(key -> kept.permit().names(key)))
                .distinct()
                .limit(max)
                .toList();
    }

    @Override
    public synchronized boolean isStatement(String id, Party by) {
        return tables.statements.stream()
                .anyMatch(kept -> kept.id().equals(id) && kept.by().equals(by));
    }

    @Override
    public synchronized Optional<TokenHash> token(PermitKey key) {
        return Optional.ofNullable(tables.permitTokens.get(key));
    }

    @Override
    public synchronized Optional<Peer> peer(Party party) {
        return Optional.ofNullable(tables.peers.get(party));
    }

    @Override
    public synchronized List<Peer> all() {
        return List.copyOf(tables.peers.values());
    }

    @Override
    public synchronized LogHead head() {
        return tables.evidence.isEmpty()
                ? new LogHead(own.toString(), 0, EvidenceEntry.GENESIS)
                : new LogHead(
                        own.toString(),
                        tables.evidence.size(),
                        tables.evidence.getLast().hash());
    }

    @Override
    public synchronized List<EvidenceEntry> entries(long from, int limit) {
        return tables.evidence.stream().skip(Math.max(0, from - 1)).limit(limit).toList();
    }

    @Override
    public synchronized List<EvidenceEntry> about(String factName, String value, int limit) {
        return tables.evidence.stream()
                .filter(entry -> value.equals(entry.note().facts().get(factName)))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<SignedHead> signedHeads(long from, int limit) {
        return tables.signedHeads.tailMap(from).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized void addSignedHead(SignedHead head) {
        tables.signedHeads.putIfAbsent(head.head().position(), head);
    }

    @Override
    public synchronized Optional<LogHead> lastKnownHead(String party) {
        return Optional.ofNullable(tables.peerHeads.get(party));
    }

    public Accounts accounts() {
        return new InMemoryAccounts();
    }

    private synchronized <T> T guarded(Supplier<T> read) {
        return read.get();
    }

    private final class InMemoryAccounts implements Accounts {
        @Override
        public Optional<Account> account(String name) {
            return guarded(() -> Optional.ofNullable(tables.accounts.get(name)));
        }

        @Override
        public List<Account> all() {
            return guarded(() -> List.copyOf(tables.accounts.values()));
        }

        @Override
        public Optional<AccessToken> token(String id) {
            return guarded(() -> Optional.ofNullable(tables.tokens.get(id)));
        }

        @Override
        public List<AccessToken> tokens() {
            return guarded(() -> tables.tokens.values().stream()
                    .sorted(Comparator.comparing(AccessToken::createdAt).thenComparing(AccessToken::id))
                    .toList());
        }
    }
}

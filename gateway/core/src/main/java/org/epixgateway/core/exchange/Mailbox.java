package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Delivery.Begun;
import org.epixgateway.core.exchange.MailboxReply.Declined;
import org.epixgateway.core.exchange.MailboxReply.Given;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;

/**
 * Lets a Party collect what waits for it here: list, fetch, confirm. A fetch is an attempt like a push, its outcome unknown
 * until the Party confirms it with the answer that it would have given to a push; that answer passes the same checks and
 * is recorded in the same way. Whoever is called may collect too, since the messages are its own. Thread-safe.
 */
public final class Mailbox implements MailboxDoor {
    /** Answers beyond the first that leave evidence, of one message. */
    private static final int CONTRADICTIONS_MAX = 5;

    /** Fetches of one message that its story tells; who fetches for ever and never confirms makes it no longer. */
    private static final int FETCHES_TOLD_MAX = 50;

    private static final int TRIES_MAX = 5;
    private static final Duration FAR = Duration.ofDays(3_650);
    private static final String CONTRADICTED = "ANSWER_NOT_TAKEN";
    private static final String NOTHING_HERE = "Nothing waits for you under this id.";

    private final Stored stored;
    private final CheckAnswer checkAnswer;
    private final Reseal reseal;
    private final DeliveryQueue queue;
    private final DeliveryTerms terms;
    private final Clocks clocks;
    private final Observations observations;
    private final DeliveryRecord records;
    private final Map<Party, Instant> collected = new ConcurrentHashMap<>();

    public Mailbox(
            Stored stored,
            CheckAnswer checkAnswer,
            Reseal reseal,
            DeliveryQueue queue,
            DeliveryTerms terms,
            Clocks clocks,
            Observations observations) {
        this.stored = stored;
        this.checkAnswer = checkAnswer;
        this.reseal = reseal;
        this.queue = queue;
        this.terms = terms;
        this.clocks = clocks;
        this.observations = observations;
        this.records = new DeliveryRecord(
                stored,
                checkAnswer,
                new DeliveryOutcome(terms, clocks, new Random()),
                queue,
                terms,
                clocks,
                observations);
    }

    /** When each Party last asked what waits for it, since this process started. */
    public Map<Party, Instant> collected() {
        return Map.copyOf(collected);
    }

    @Override
    public MailboxReply<MailboxPage> list(Party caller, int max) {
        collected.put(caller, clocks.wall().instant());
        if (active(caller).isEmpty()) {
            return new Given<>(new MailboxPage(List.of(), false));
        }
        int most = Math.clamp(max, 1, MailboxPage.ENTRIES_MAX);
        List<SentMessage> waiting = waiting(caller, most + 1);
        if (sealedAgain(waiting)) {
            waiting = waiting(caller, most + 1);
        }
        List<MailboxPage.Entry> entries = waiting.stream()
                .filter(message -> !isUnderWay(message) && !isOutlived(message))
                .limit(most)
                .map(m -> new MailboxPage.Entry(m.id(), m.container(), m.isTest()))
                .toList();
        return new Given<>(new MailboxPage(entries, waiting.size() > most));
    }

    private Optional<Peer> active(Party caller) {
        return stored.peers().peer(caller).filter(peer -> peer.state() == Peer.State.ACTIVE);
    }

    /** Whatever its state or back-off, but none that is parked or waits for another of the same permit. */
    private List<SentMessage> waiting(Party caller, int limit) {
        return stored.journal().due(caller, clocks.steady().instant().plus(FAR), limit);
    }

    /** A push is on its way at this moment. */
    private boolean isUnderWay(SentMessage message) {
        return message.state() == SentState.HANDED_OVER
                && message.nextAttemptAt().isAfter(clocks.steady().instant());
    }

    /** As at a push: a message that outlived its certificate is not handed out any more. */
    private boolean isOutlived(SentMessage message) {
        return !clocks.wall().instant().isBefore(message.sealValidUntil()) && !message.outcomeUnknown();
    }

    private boolean sealedAgain(List<SentMessage> messages) {
        List<SentMessage> outlived = messages.stream().filter(this::isOutlived).toList();
        for (SentMessage message : outlived) {
            sealAgain(message);
        }
        return !outlived.isEmpty();
    }

    /** What cannot be sealed again keeps nothing else from being collected. */
    private void sealAgain(SentMessage message) {
        try {
            reseal.again(message).ifPresent(work -> handOver(message.to(), work));
        } catch (DamagedFileException damaged) {
            observations.alarm("damaged", message.to().toString(), String.valueOf(damaged.getMessage()));
        } catch (OutageException noKeyNow) {
            observations.alarm("outage", message.to().toString(), noKeyNow.sentence());
        }
    }

    /** A hand-over that fails is no harm: the sweep does it again. */
    private void handOver(Party peer, DeliveryQueue.HandOver work) {
        try {
            queue.handOver(peer, work);
        } catch (OutageException brokerAway) {
            observations.alarm("queue", "", brokerAway.sentence());
        }
    }

    @Override
    public MailboxReply<Bytes> fetch(Party caller, MessageId id) {
        Optional<Peer> peer = active(caller);
        for (int i = 0; i < TRIES_MAX; i++) {
            Optional<SentMessage> message =
                    peer.flatMap(unused -> stored.journal().sent(id)).filter(m -> mayFetch(caller, m));
            if (message.isEmpty()) {
                return new Declined<>(NOTHING_HERE);
            }
            if (stored.ledger().record(attempt(message.get(), peer.get())) instanceof Ledger.Done) {
                observations.step(
                        "mailbox",
                        "fetched",
                        id.toString(),
                        caller.toString(),
                        message.get().permitNumber(),
                        "");
                return new Given<>(stored.journal().sentContainer(id).orElseThrow());
            }
        }
        throw new OutageException("The message moves just now; try again.", Duration.ofSeconds(1));
    }

    /** Of an id that is somebody else's nothing is said, not even that it is known. */
    private boolean mayFetch(Party caller, SentMessage message) {
        return message.to().equals(caller)
                && !message.state().isFinished()
                && message.state() != SentState.PARKED
                && !isOutlived(message)
                && stored.journal().heldBackBy(message).isEmpty();
    }

    private List<Change> attempt(SentMessage message, Peer peer) {
        Instant now = clocks.wall().instant();
        Instant steady = clocks.steady().instant();
        SentMessage next = message.attempted(steady.plus(terms.attemptLease()));
        if (peer.deliveryMode() == DeliveryMode.PUBLISH) {
            next = next.inState(SentState.PUBLISHED, "fetched, answer awaited")
                    .notBefore(steady.plus(terms.backOffMax()));
        }
        List<Change> changes = new ArrayList<>();
        JournalStep step = new JournalStep(now, "FETCHED", "peer " + peer.party(), "attempt " + next.attempts());
        changes.add(new Change.SaveSent(next, next.attempts() <= FETCHES_TOLD_MAX ? List.of(step) : List.of()));
        if (message.attempts() == 0) {
            changes.add(new Change.Note(
                    Publication.facts("message-fetched", now, message).note()));
        }
        return changes;
    }

    @Override
    public MailboxReply<MessageId> confirm(Party caller, MessageId id, Bytes answer) {
        Optional<Peer> peer = stored.peers().peer(caller);
        Optional<SentMessage> sent =
                stored.journal().sent(id).filter(message -> message.to().equals(caller));
        if (peer.isEmpty() || sent.isEmpty()) {
            return new Declined<>(NOTHING_HERE);
        }
        SentMessage message = sent.get();
        if (isTaken(message, answer)) {
            return new Given<>(id);
        }
        CheckAnswer.Verdict verdict = checkAnswer.check(
                message, new ReceivedEnvelope(answer, caller, clocks.wall().instant()));
        Bytes container = stored.journal().sentContainer(id).orElseThrow();
        Begun begun = new Begun(message, peer.get(), container, message.outcomeUnknown(), System.nanoTime());
        Delivery.Done done = records.answered(begun, verdict, answer);
        if (verdict instanceof CheckAnswer.Invalid(String sentence)) {
            return new Declined<>(sentence);
        }
        SentMessage now = stored.journal().sent(id).orElseThrow();
        if (!done.outcome().equals(DeliveryRecord.OVERTAKEN) || isTaken(now, answer)) {
            return new Given<>(id);
        }
        if (!now.state().isFinished()) {
            throw new OutageException("The message moves just now; try again.", Duration.ofSeconds(1));
        }
        contradicted(now, answer);
        return new Declined<>("This message is finished (" + now.state() + ") by another answer of yours.");
    }

    private boolean isTaken(SentMessage message, Bytes answer) {
        return message.state().isFinished()
                && stored.journal().acceptedAnswers(message.id()).stream()
                        .anyMatch(taken -> taken.digest().equals(answer.digest()));
    }

    /** Sealed by the Party and another than its first: that is kept, and told to people. */
    private void contradicted(SentMessage message, Bytes answer) {
        long before = stored.journal().story(message.id()).stream()
                .filter(step -> step.what().equals(CONTRADICTED))
                .count();
        if (before >= CONTRADICTIONS_MAX) {
            return;
        }
        Instant now = clocks.wall().instant();
        String sentence = "answered a second time and differently, file " + answer.digest();
        JournalStep step = new JournalStep(now, CONTRADICTED, "peer " + message.to(), sentence);
        Ledger.Recorded kept = stored.ledger()
                .record(List.of(
                        new Change.SaveSent(message, List.of(step)),
                        new Change.AddAnswer(message.id(), answer, false),
                        new Change.Note(Publication.facts("answer-not-taken", now, message)
                                .with(Facts.ANSWER_CONTAINER, answer.digest().hex())
                                .with(Facts.OUTCOME, sentence)
                                .note())));
        if (kept instanceof Ledger.Done) {
            observations.alarm("second-answer", message.to().toString(), "Message " + message.id() + ": " + sentence);
        }
    }
}

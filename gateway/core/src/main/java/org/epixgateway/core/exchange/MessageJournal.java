package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;

/** What was sent, what came, what was answered: for reading. Written through the ledger. Thread-safe. */
public interface MessageJournal {
    Optional<Submission> submission(String account, String idempotencyKey);

    Optional<SentMessage> sent(MessageId id);

    /** The container of a sent message, as sealed. */
    Optional<Bytes> sentContainer(MessageId id);

    /** The accepted answer to a sent message. */
    Optional<Bytes> answerTo(MessageId id);

    /** All accepted answers to a sent message, oldest first: a receipt may come late, after a refusal. */
    List<Bytes> acceptedAnswers(MessageId id);

    /**
     * The earliest unfinished message before this one to the same peer about the same permit, which holds it back. Test
     * messages and real ones keep an order each and do not wait for one another.
     */
    Optional<SentMessage> heldBackBy(SentMessage message);

    /** The next unfinished message after this one to the same peer about the same permit, as {@link #heldBackBy}. */
    Optional<SentMessage> following(SentMessage message);

    /** Messages to a peer that are unfinished, not parked, not held back and due by the steady clock; oldest first. */
    List<SentMessage> due(Party peer, Instant now, int limit);

    /** Every unfinished message that is not parked, by acceptance, after a cursor (acceptance order id); for the start. */
    List<SentMessage> unfinished(long afterRow, int limit);

    /** The cursor of a message for {@link #unfinished}. */
    long rowOf(MessageId id);

    /**
     * The Parties to whom we sent a permit, or are about to: those that refused it too, since they may hold another document
     * of its number, but not those from whom it was withdrawn, and no test messages.
     *
     * @param permit {@link org.epixgateway.core.permit.PermitKey#label()}
     */
    List<Party> holders(String permit);

    List<SentMessage> searchSent(MessageQuery query);

    Optional<ReceivedMessage> received(Party from, MessageId id);

    /** By id alone, for faces; ids are unique in practice, the oldest wins otherwise. */
    Optional<ReceivedMessage> received(MessageId id);

    Optional<Bytes> receivedContainer(Party from, MessageId id);

    /** The answer that was recorded, byte for byte. */
    Optional<Bytes> answerGiven(Party from, MessageId id);

    /** The refusal that was recorded for other bytes under a known id. */
    Optional<Bytes> answerGivenToReuse(Party from, MessageId id, Digest file);

    /** Accepted permits and statements in inbox order after a position; test messages only if asked; taken ones only if asked. */
    List<ReceivedMessage> inbox(long afterPosition, boolean tests, boolean taken, int limit);

    List<ReceivedMessage> searchReceived(MessageQuery query);

    /** The story of a message, sent or received, oldest first. */
    List<JournalStep> story(MessageId id);

    List<QueueDepth> depths();

    /** Circuits as stored; a peer without one is closed. */
    Map<Party, Circuit> circuits();
}

package org.epixgateway.core.exchange;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.access.AccessToken;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;

/**
 * One thing that a decision changes in the store. A decision is a list of changes, made in one transaction or not at all
 * ({@link Ledger}).
 */
public sealed interface Change {

    /** Conflict if (account, key) is there. */
    record AddSubmission(Submission submission) implements Change {}

    /**
     * Gives the sequence per (peer, permit), unless the message brings one because it takes the place of another.
     * Conflict if the id is there. The first step of its story goes with it.
     */
    record AddSent(SentMessage message, Bytes container, JournalStep step) implements Change {}

    /** Saves all that may change of a sent message. Conflict unless the stored version is the message's. */
    record SaveSent(SentMessage message, List<JournalStep> steps) implements Change {}

    /** Keeps an answer that came for a sent message: the accepted one, or one that failed the checks. */
    record AddAnswer(MessageId answered, Bytes container, boolean accepted) implements Change {}

    /** Conflict if (from, id) is there. Gives the inbox position unless the message is refused. */
    record AddReceived(ReceivedMessage message, Bytes container, Bytes answer, JournalStep step) implements Change {}

    /** Remembers the refusal of other bytes under a known id. Conflict if (from, id, file) is there. */
    record AddReusedId(Party from, MessageId id, Digest file, Bytes answer) implements Change {}

    /** Conflict unless the stored version is the message's. */
    record SaveReceived(ReceivedMessage message, JournalStep step) implements Change {}

    /** A new permit (version 0, conflict if its key is there) or a change of a known one (conflict on another version). */
    record PutPermit(RegisteredPermit permit) implements Change {}

    /** Conflict if its Party used its id before. */
    record AddStatement(KeptStatement statement) implements Change {}

    /** The token by which EPIX callers are shown a permit, in place of any before. */
    record PutPermitToken(PermitKey permit, TokenHash token) implements Change {}

    /**
     * What the decision saw of a permit's life. Conflict unless the permit is still at this version (0: not registered) and
     * as many statements are kept about it. Decisions about one permit pass one after the other.
     */
    record Expect(PermitKey permit, long version, int statements) implements Change {}

    /** A new peer (version 0) or a change of a known one (conflict on another version). */
    record PutPeer(Peer peer, Optional<Bytes> descriptor) implements Change {}

    record PutCircuit(Party peer, Circuit circuit) implements Change {}

    record PutAccount(Account account) implements Change {}

    /** Removes the account and all its tokens. */
    record RemoveAccount(String name) implements Change {}

    record PutToken(AccessToken token) implements Change {}

    record RemoveToken(String id) implements Change {}

    /** Remembers the last head of a peer's evidence log that reached us in an answer. */
    record NotePeerHead(LogHead head) implements Change {}

    /** Appends to the evidence log; always carried out last. */
    record Note(EvidenceNote note) implements Change {}
}

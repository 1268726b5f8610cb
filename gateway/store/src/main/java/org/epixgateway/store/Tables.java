package org.epixgateway.store;

import java.util.List;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.JournalStep;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.party.Party;

/** All tables, as one own Party and one node see them, and how a decision is carried out on them. */
record Tables(
        SentRows sent,
        SentSearch search,
        ReceivedRows received,
        JournalRows journal,
        PermitRows permits,
        StatementRows statements,
        PeerRows peers,
        AccountRows accounts,
        EvidenceRows evidence) {

    static Tables of(Party own, String node) {
        return new Tables(
                new SentRows(own),
                new SentSearch(own),
                new ReceivedRows(own),
                new JournalRows(own),
                new PermitRows(own),
                new StatementRows(own),
                new PeerRows(own),
                new AccountRows(own),
                new EvidenceRows(own, node));
    }

    /** @throws MovedException if the decision does not hold any more; the caller undoes what was done */
    void carryOut(Session session, List<Change> decision) {
        decision.stream().filter(change -> !(change instanceof Change.Note)).forEach(c -> carryOut(session, c));
        decision.stream().filter(change -> change instanceof Change.Note).forEach(c -> carryOut(session, c));
    }

    private void carryOut(Session session, Change change) {
        switch (change) {
            case Change.AddSubmission c -> journal.add(session, c.submission());
            case Change.AddSent c -> {
                sent.add(session, c);
                journal.add(session, c.message().id(), c.step());
            }
            case Change.SaveSent c -> {
                sent.save(session, c.message());
                tell(session, c.message().id(), c.steps());
            }
            case Change.AddAnswer c -> sent.addAnswer(session, c);
            case Change.AddReceived c -> {
                received.add(session, c);
                journal.add(session, c.message().id(), c.step());
            }
            case Change.AddReusedId c -> received.addReused(session, c);
            case Change.SaveReceived c -> {
                received.save(session, c.message());
                journal.add(session, c.message().id(), c.step());
            }
            case Change.PutPermit c -> permits.put(session, c.permit());
            case Change.AddStatement c -> statements.add(session, c.statement());
            case Change.PutPermitToken c -> permits.put(session, c.permit(), c.token());
            case Change.Expect c -> statements.expect(session, c);
            case Change.PutPeer c -> peers.put(session, c.peer(), c.descriptor());
            case Change.PutCircuit c -> journal.put(session, c.peer(), c.circuit());
            case Change.PutAccount c -> accounts.put(session, c.account());
            case Change.RemoveAccount c -> accounts.remove(session, c.name());
            case Change.PutToken c -> accounts.put(session, c.token());
            case Change.RemoveToken c -> accounts.removeToken(session, c.id());
            case Change.NotePeerHead c -> evidence.note(session, c.head());
            case Change.Note c -> evidence.append(session, c.note());
        }
    }

    private void tell(Session session, MessageId message, List<JournalStep> steps) {
        steps.forEach(step -> journal.add(session, message, step));
    }
}

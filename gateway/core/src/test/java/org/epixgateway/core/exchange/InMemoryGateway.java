package org.epixgateway.core.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.permit.InMemoryPermitDocuments;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.rules.InMemoryCodeLists;
import org.epixgateway.core.rules.RuleBook;

/**
 * One gateway in memory: all acts over one store, one queue and one way to its peers. It carries messages through the acts
 * as the routes do. {@link #restart} makes a fresh set of acts on the same store.
 */
public final class InMemoryGateway {
    public static final String ACCOUNT = "permits";

    public final InMemoryStore store;
    public final InMemoryDeliveryQueue queue = new InMemoryDeliveryQueue();
    public final InMemoryEnvelopes envelopes;
    public final ScriptedPeerConnection connection = new ScriptedPeerConnection();
    public final RecordingObservations observations = new RecordingObservations();
    public final InMemoryPermitDocuments documents = new InMemoryPermitDocuments();
    public final InMemoryExchangeDocuments exchangeDocuments = new InMemoryExchangeDocuments();
    public final InMemoryRevocations revocations = new InMemoryRevocations();
    public final CrashPoints crashes = new CrashPoints();
    public boolean isDiskFull;
    /** What issuers say that are asked about permits which are cited. */
    public IssuersWord issuers =
            (importing, number, species) -> new IssuersWord.NotTold("nobody is asked in this test");

    private final Party party;
    private final InMemoryNetwork network;
    private Acts acts;

    /** The acts of one life of the process. */
    public record Acts(
            PermitLives lives,
            SubmitPermit submit,
            MakeStatement state,
            ReceiveMessage receive,
            DeliverMessage deliver,
            SweepQueue sweep,
            OperatorActs operator,
            Inbox inbox,
            PartyRegistration registration,
            Circuits circuits,
            Seal seal,
            SealEvidenceHead sealHead,
            StateWhatIsDue due,
            Mailbox mailbox,
            CollectMessages collect) {}

    InMemoryGateway(Party party, InMemoryNetwork network) {
        this.party = party;
        this.network = network;
        this.store = new InMemoryStore(party);
        this.envelopes = new InMemoryEnvelopes(TestParties.sealOf(party));
        this.acts = freshActs();
    }

    private Acts freshActs() {
        Clocks clocks = network.clocks();
        Self self = new Self(party, "node-1");
        Ledger ledger = decision -> crashes.around(() -> store.record(decision));
        Stored stored = new Stored(ledger, store, store, store, store);
        DeliveryQueue handOvers = (peer, work) -> crashes.around(() -> {
            queue.handOver(peer, work);
            return work;
        });
        RuleBook rules = RuleBook.standard(new InMemoryCodeLists());
        Seal seal = new Seal(self, envelopes, exchangeDocuments, clocks.wall(), new Random());
        EnvelopeChecks checks =
                new EnvelopeChecks(envelopes, envelopes, exchangeDocuments, store, revocations, observations);
        Circuits circuits = new Circuits(store.circuits(), ledger, clocks.steady(), observations);
        Reseal reseal = new Reseal(stored, envelopes, seal, clocks.wall());
        DeliveryTerms terms = DeliveryTerms.STANDARD;
        PermitLives lives = new PermitLives(
                store,
                new RegisteredDocuments(store, envelopes, exchangeDocuments, documents),
                exchangeDocuments,
                store);
        CheckAnswer checkAnswer = new CheckAnswer(checks, exchangeDocuments, self);
        DeliverMessage deliver = new DeliverMessage(
                stored, connection, checkAnswer, reseal, circuits, handOvers, terms, clocks, observations);
        Dispatch dispatch =
                new Dispatch(handOvers, DeliverNow.by(deliver, observations), observations, clocks.steady());
        return new Acts(
                lives,
                new SubmitPermit(
                        documents,
                        rules,
                        seal,
                        stored,
                        lives,
                        (importing, number, species) -> issuers.ofImportPermit(importing, number, species),
                        dispatch,
                        this::requireRoom,
                        observations,
                        self,
                        clocks),
                new MakeStatement(
                        seal,
                        exchangeDocuments,
                        stored,
                        lives,
                        dispatch,
                        this::requireRoom,
                        observations,
                        self,
                        clocks,
                        new Random()),
                new ReceiveMessage(
                        checks,
                        documents,
                        rules,
                        seal,
                        stored,
                        lives,
                        exchangeDocuments,
                        this::requireRoom,
                        observations,
                        self),
                deliver,
                new SweepQueue(stored, handOvers, connection, circuits, terms, clocks, observations),
                new OperatorActs(stored, handOvers, circuits, terms, clocks),
                new Inbox(stored, envelopes, exchangeDocuments, clocks.wall()),
                new PartyRegistration(stored, envelopes, envelopes, exchangeDocuments, self, clocks.wall()),
                circuits,
                seal,
                new SealEvidenceHead(store, envelopes, self, clocks.wall()),
                new StateWhatIsDue(store, lives, self, clocks, observations),
                new Mailbox(stored, checkAnswer, reseal, handOvers, terms, clocks, observations),
                new CollectMessages(
                        new CollectMessages.PeerSide(stored, network.mailboxesFor(party), circuits, peer -> true),
                        envelope -> receive(envelope.container(), envelope.broughtBy()),
                        clocks,
                        observations));
    }

    private void requireRoom() {
        if (isDiskFull) {
            throw new OutageException("The disk is full.", Duration.ofMinutes(1));
        }
    }

    public Party party() {
        return party;
    }

    public Acts acts() {
        return acts;
    }

    /** The process starts again: fresh acts, and everything unfinished is handed over. */
    public void restart() {
        acts = freshActs();
        acts.sweep().atStart();
    }

    public void register(Peer peer) {
        Peer known = store.peer(peer.party()).orElse(peer);
        store.record(List.of(new Change.PutPeer(
                new Peer(
                        peer.party(),
                        peer.name(),
                        peer.state(),
                        peer.sequence(),
                        peer.deliveryMode(),
                        peer.services(),
                        peer.certificates(),
                        peer.acceptedForms(),
                        peer.carries(),
                        peer.customsTerritory(),
                        peer.policy(),
                        known.version()),
                Optional.empty())));
    }

    public void agree(Party peer, Set<String> refuseOnRules, boolean takesTests) {
        PeerPolicy old = store.peer(peer).orElseThrow().policy();
        register(store.peer(peer)
                .orElseThrow()
                .withPolicy(new PeerPolicy(old.revocationLists(), old.revocation(), refuseOnRules, takesTests)));
    }

    public SubmissionAnswer submit(Permit permit, String key, Party... recipients) {
        return submit(SubmissionRequest.of(ACCOUNT, key, documents.write(permit), List.of(recipients)));
    }

    public SubmissionAnswer submit(SubmissionRequest request) {
        SubmitPermit submit = acts.submit();
        Submitting now = submit.ask(submit.validate(submit.read(submit.handIn(request))));
        while (now instanceof Submitting.Pending) {
            now = submit.record(submit.seal(submit.decide(now)));
        }
        return submit.answer(submit.handOver(now));
    }

    public SubmissionAnswer state(StatementRequest request) {
        MakeStatement state = acts.state();
        Stating now = state.handIn(request);
        while (now instanceof Stating.Pending) {
            now = state.record(state.seal(state.decide(now)));
        }
        return state.answer(state.handOver(now));
    }

    /** The message of a submission that must be accepted and has one recipient. */
    public MessageId accepted(Permit permit, String key, Party... recipients) {
        return accepted(submit(permit, key, recipients));
    }

    public static MessageId accepted(SubmissionAnswer answer) {
        if (answer instanceof SubmissionAnswer.Accepted(Submission submission)) {
            return submission.recipients().get(0).message();
        }
        throw new AssertionError("not accepted: " + answer);
    }

    public Bytes receive(Bytes container, Party broughtBy) {
        ReceiveMessage receive = acts.receive();
        Reception now = receive.arrive(
                new ReceivedEnvelope(container, broughtBy, network.wall().instant()));
        now = receive.validate(receive.read(receive.authorise(receive.verify(receive.open(now)))));
        while (now instanceof Reception.Pending) {
            now = receive.record(receive.sealAnswer(receive.decide(now)));
        }
        return receive.answer(now);
    }

    /** Takes what is in the queues, one by one, until nothing is left; what came of each. */
    public List<String> work() {
        List<String> outcomes = new ArrayList<>();
        for (List<Party> peers = queue.peersWithWork(); !peers.isEmpty(); peers = queue.peersWithWork()) {
            outcomes.add(workFor(peers.get(0)));
        }
        return outcomes;
    }

    /** One message from the queue of a peer; what a crash interrupts is in the queue again, as after a rollback. */
    public String workFor(Party peer) {
        String work = queue.take(peer).orElseThrow(() -> new AssertionError("no work for " + peer));
        try {
            return deliver(work);
        } catch (CrashPoints.Crash killed) {
            queue.giveBack(peer, work);
            throw killed;
        }
    }

    public String deliver(String work) {
        DeliverMessage deliver = acts.deliver();
        try {
            return finish(begin(work));
        } catch (OutageException outage) {
            observations.alarm("outage", "", outage.sentence());
            return "deferred";
        } catch (IllegalStateException bug) {
            deliver.setAside(work, "set aside: " + bug.getMessage());
            return "set aside";
        }
    }

    /** The first half of a delivery: up to the bytes on the wire. */
    public Delivery begin(String work) {
        DeliverMessage deliver = acts.deliver();
        return deliver.begin(deliver.pick(deliver.take(work)));
    }

    public String finish(Delivery begun) {
        DeliverMessage deliver = acts.deliver();
        return deliver.record(deliver.check(deliver.send(begun))) instanceof Delivery.Done(String outcome)
                ? outcome
                : "a delivery that does not end";
    }

    /** Sweeps and works until nothing moves for a while, a minute between each. */
    public void settle(int minutes) {
        for (int i = 0; i < minutes; i++) {
            network.pass(Duration.ofMinutes(1));
            acts.sweep().run();
            work();
        }
    }

    public SentMessage sent(MessageId id) {
        return store.sent(id).orElseThrow();
    }

    public List<String> evidenceKinds() {
        return store.entries(1, 1_000).stream()
                .map(EvidenceEntry::note)
                .map(note -> note.kind())
                .toList();
    }
}

package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.MailboxReply.Away;
import org.epixgateway.core.exchange.MailboxReply.Declined;
import org.epixgateway.core.exchange.MailboxReply.Given;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.ServiceAddress;

/**
 * Collects what waits for us in the mailboxes of peers, for an office that cannot be called: list, fetch, receive, confirm.
 * What is fetched takes the way of a message that was pushed; its answer is durable here before it is confirmed there, so
 * that after a crash between any two steps the message is fetched again and gets the same answer. One runner at a time.
 */
public final class CollectMessages {
    /** Pages of one peer in one round; what is left comes with the next. */
    private static final int PAGES_MAX = 20;

    private static final String COLLECT = "collect";

    private final PeerSide peers;
    private final ReceiveDoor receive;
    private final Clocks clocks;
    private final Observations observations;
    private final Map<Party, Instant> collected = new ConcurrentHashMap<>();
    private final LongAdder count = new LongAdder();

    /**
     * The peers as collecting sees them.
     *
     * @param from whom a round collects from
     */
    public record PeerSide(Stored stored, PeerMailbox mailbox, Circuits circuits, Predicate<Party> from) {}

    public CollectMessages(PeerSide peers, ReceiveDoor receive, Clocks clocks, Observations observations) {
        this.peers = peers;
        this.receive = receive;
        this.clocks = clocks;
        this.observations = observations;
    }

    /**
     * What came of collecting from one peer.
     *
     * @param messages that were received and confirmed
     * @param trouble what was in the way, one sentence; empty if all went well
     */
    public record Collected(Party peer, int messages, String trouble) {}

    /** When each peer's mailbox was last looked into, since this process started. */
    public Map<Party, Instant> collected() {
        return Map.copyOf(collected);
    }

    /** How many messages came since this process started. */
    public long count() {
        return count.sum();
    }

    /** One round over all peers; how many messages came. A peer that does not answer is left to the probes of its circuit. */
    public int run() {
        return peers.stored().peers().all().stream()
                .filter(peer -> peers.from().test(peer.party()) && isCallable(peer))
                .filter(peer -> !peers.circuits().of(peer.party()).isOpen())
                .mapToInt(peer -> from(peer).messages())
                .sum();
    }

    private static boolean isCallable(Peer peer) {
        return peer.state() == Peer.State.ACTIVE
                && peer.address(ServiceAddress.Kind.DELIVER).isPresent();
    }

    /** From one peer now, whatever its circuit says, or from all of a round. */
    public List<Collected> now(Optional<Party> wanted) {
        return peers.stored().peers().all().stream()
                .filter(peer -> wanted.map(peer.party()::equals)
                        .orElseGet(() -> peers.from().test(peer.party())))
                .map(peer -> isCallable(peer) ? from(peer) : new Collected(peer.party(), 0, notCallable(peer)))
                .toList();
    }

    private static String notCallable(Peer peer) {
        return peer.state() == Peer.State.ACTIVE
                ? "Party " + peer.party() + " cannot be called, it has no mailbox."
                : "Party " + peer.party() + " is " + peer.state() + ".";
    }

    private synchronized Collected from(Peer peer) {
        Round round = new Round(peer);
        for (int page = 0; page < PAGES_MAX && round.goesOn(); page++) {
            round.page();
        }
        return round.ended();
    }

    /** One peer's turn. */
    private final class Round {
        private final Peer peer;
        private final Set<MessageId> had = new HashSet<>();
        private int messages;
        private int passedOver;
        private int comeThrough;
        private boolean goesOn = true;
        private String trouble = "";

        Round(Peer peer) {
            this.peer = peer;
        }

        boolean goesOn() {
            return goesOn;
        }

        Collected ended() {
            return new Collected(peer.party(), messages, trouble);
        }

        void page() {
            switch (peers.mailbox().list(peer, MailboxPage.ENTRIES_MAX)) {
                case Given<MailboxPage>(MailboxPage page) -> {
                    peers.circuits().success(peer.party());
                    collected.put(peer.party(), clocks.wall().instant());
                    all(page);
                }
                case Declined<MailboxPage>(String sentence) -> stop(sentence);
                case Away<MailboxPage>(String sentence) -> away(sentence);
            }
        }

        /** Those behind a confirmed message of the same permit are listed only now, hence once more after any success. */
        private void all(MailboxPage page) {
            int before = messages;
            for (MailboxPage.Entry entry : page.entries()) {
                if (goesOn && had.add(entry.id())) {
                    one(entry);
                }
            }
            goesOn = goesOn && messages > before;
        }

        private void one(MailboxPage.Entry entry) {
            switch (peers.mailbox().fetch(peer, entry.id())) {
                case Given<Bytes>(Bytes container) -> fetched(entry, container);
                case Declined<Bytes>(String sentence) -> skip(entry, sentence);
                case Away<Bytes>(String sentence) -> passOver(entry, sentence);
            }
        }

        private void fetched(MailboxPage.Entry entry, Bytes container) {
            if (!container.digest().equals(entry.container())) {
                skip(entry, "other bytes than those that were listed");
                return;
            }
            try {
                Bytes answer = receive.receive(new ReceivedEnvelope(
                        container, peer.party(), clocks.wall().instant()));
                confirm(entry, answer);
            } catch (OutageException ours) {
                stop(ours.sentence());
            } catch (RuntimeException bug) {
                skip(entry, "it could not be taken here: " + bug.getMessage());
            }
        }

        private void confirm(MailboxPage.Entry entry, Bytes answer) {
            switch (peers.mailbox().confirm(peer, entry.id(), answer)) {
                case Given<MessageId> unused -> {
                    messages++;
                    count.increment();
                    observations.step(
                            COLLECT,
                            "confirmed",
                            entry.id().toString(),
                            peer.party().toString(),
                            "",
                            "");
                }
                case Declined<MessageId>(String sentence) -> skip(entry, "our answer was not taken: " + sentence);
                case Away<MessageId>(String sentence) -> passOver(entry, sentence);
            }
        }

        /** What one message is about stops no other. */
        private void skip(MailboxPage.Entry entry, String sentence) {
            trouble = "Message " + entry.id() + ": " + sentence;
            observations.alarm(COLLECT, peer.party().toString(), trouble);
        }

        /** It may be this message alone that does not come through; two in a row are no accident. */
        private void passOver(MailboxPage.Entry entry, String sentence) {
            skip(entry, sentence);
            goesOn = messages > comeThrough || passedOver == 0;
            passedOver++;
            comeThrough = messages;
        }

        private void stop(String sentence) {
            trouble = sentence;
            goesOn = false;
            observations.alarm(COLLECT, peer.party().toString(), sentence);
        }

        private void away(String sentence) {
            trouble = sentence;
            goesOn = false;
            peers.circuits().outage(peer.party(), sentence);
        }
    }
}

package org.epixgateway.core.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.MailboxReply.Away;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;

/** The way to mailboxes in the same process, which may break before a call arrives or before its answer is back. */
public final class InMemoryMailboxes implements PeerMailbox {
    /** What happens to a call. */
    public enum Fate {
        ANSWERED,
        LOST_ON_THE_WAY,
        ANSWER_LOST
    }

    private final Party caller;
    private final Function<Party, Optional<InMemoryGateway>> gateways;
    private final Deque<Fate> fates = new ArrayDeque<>();

    InMemoryMailboxes(Party caller, Function<Party, Optional<InMemoryGateway>> gateways) {
        this.caller = caller;
        this.gateways = gateways;
    }

    /** What becomes of the next calls; those after them are answered. */
    public void next(Fate... next) {
        fates.addAll(java.util.List.of(next));
    }

    @Override
    public MailboxReply<MailboxPage> list(Peer peer, int max) {
        return called(peer, door -> door.list(caller, max));
    }

    @Override
    public MailboxReply<Bytes> fetch(Peer peer, MessageId message) {
        return called(peer, door -> door.fetch(caller, message));
    }

    @Override
    public MailboxReply<MessageId> confirm(Peer peer, MessageId message, Bytes answer) {
        return called(peer, door -> door.confirm(caller, message, answer));
    }

    private <T> MailboxReply<T> called(Peer peer, Function<MailboxDoor, MailboxReply<T>> call) {
        Fate fate = Optional.ofNullable(fates.poll()).orElse(Fate.ANSWERED);
        Optional<InMemoryGateway> gateway = gateways.apply(peer.party());
        if (fate == Fate.LOST_ON_THE_WAY || gateway.isEmpty()) {
            return new Away<>("no connection");
        }
        MailboxReply<T> reply = answered(() -> call.apply(gateway.get().acts().mailbox()));
        return fate == Fate.ANSWER_LOST ? new Away<>("no answer in time") : reply;
    }

    private static <T> MailboxReply<T> answered(Supplier<MailboxReply<T>> call) {
        try {
            return call.get();
        } catch (OutageException outage) {
            return new Away<>(outage.sentence());
        } catch (CrashPoints.Crash killed) {
            return new Away<>("the peer fell silent");
        }
    }
}

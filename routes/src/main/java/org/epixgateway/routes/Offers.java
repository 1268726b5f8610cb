package org.epixgateway.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.party.Party;

/**
 * Which received permits are offered in the folder, round by round. One that could not be offered ended its round with an
 * alarm; it is left out of the rounds that follow, so that it keeps no other waiting, and has its turn again later. For one
 * round at a time.
 */
final class Offers {
    private static final int PAGE = 50;

    /** With the usual two seconds between rounds: five minutes. */
    private static final int ROUNDS_LEFT_OUT = 150;

    private final FolderFace folder;
    private final Map<Key, Long> leftOutUntil = new HashMap<>();
    private Optional<Key> inHand = Optional.empty();
    private long round;

    Offers(FolderFace folder) {
        this.folder = folder;
    }

    private record Key(Party from, MessageId id) {
        static Key of(ReceivedMessage message) {
            return new Key(message.from(), message.id());
        }
    }

    /** The permits of the next round, oldest first. */
    List<ReceivedMessage> next() {
        round++;
        // Each failure costs a round: the more there are, the longer they wait, so that rounds are left for the others.
        inHand.ifPresent(failed -> leftOutUntil.put(failed, round + ROUNDS_LEFT_OUT + 2L * leftOutUntil.size()));
        inHand = Optional.empty();
        leftOutUntil.values().removeIf(until -> until <= round);
        List<ReceivedMessage> page = folder.inbox().list(0, false, false, PAGE);
        while (page.size() == PAGE && turns(page).isEmpty()) {
            page = folder.inbox().list(page.get(PAGE - 1).inboxPosition(), false, false, PAGE);
        }
        return turns(page);
    }

    private List<ReceivedMessage> turns(List<ReceivedMessage> page) {
        List<ReceivedMessage> turns = new ArrayList<>(page);
        turns.removeIf(message -> leftOutUntil.containsKey(Key.of(message)));
        return turns;
    }

    List<FolderFace.OutFile> open(ReceivedMessage message) {
        inHand = Optional.of(Key.of(message));
        return FolderFace.offered(folder.inbox()
                .open(message.from(), message.id(), folder.account())
                .orElseThrow());
    }

    /** The permit that was opened last is in the folder, on disk. */
    void taken() {
        Key offered = inHand.orElseThrow();
        if (folder.inbox().take(offered.from(), offered.id(), folder.account()).isEmpty()) {
            throw new IllegalStateException("message " + offered.id() + " of " + offered.from() + " left the inbox");
        }
        inHand = Optional.empty();
    }
}

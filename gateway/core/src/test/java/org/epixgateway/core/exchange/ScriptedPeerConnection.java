package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;

/** The way to peers that do what a script says, and otherwise what they always do. Remembers what was sent. */
public final class ScriptedPeerConnection implements PeerConnection {
    /** What a peer does with a container. */
    public interface Behaviour {
        Reply on(Bytes container);
    }

    private final Map<Party, Behaviour> always = new ConcurrentHashMap<>();
    private final Map<Party, ServiceState> states = new ConcurrentHashMap<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final List<Bytes> sent = new ArrayList<>();
    private final List<Party> probes = new ArrayList<>();

    /** What a peer does when the script has nothing else. */
    public ScriptedPeerConnection peerDoes(Party peer, Behaviour behaviour) {
        always.put(peer, behaviour);
        return this;
    }

    /** What happens next, once, to whomever is called. */
    public synchronized ScriptedPeerConnection next(Behaviour... behaviours) {
        script.addAll(List.of(behaviours));
        return this;
    }

    public ScriptedPeerConnection peerIsServing(Party peer, boolean isServing) {
        states.put(
                peer,
                isServing
                        ? new Serving(Instant.EPOCH, List.of(Header.PROFILE_VERSION))
                        : new NotServing("no connection"));
        return this;
    }

    public static Behaviour unreachableBeforeArrival() {
        return container -> new Unreachable("connection refused", false);
    }

    public static Behaviour arrivesThenBreaks(Behaviour peer) {
        return container -> {
            peer.on(container);
            return new Unreachable("connection reset while waiting for the answer", true);
        };
    }

    public static Behaviour mayHaveArrived() {
        return container -> new Unreachable("no answer in time", true);
    }

    public static Behaviour tryLater(Duration after) {
        return container -> new TryLater(after, "The peer is busy.");
    }

    public static Behaviour notRegistered() {
        return container -> new NotRegistered("The peer does not know us.");
    }

    public static Behaviour garbage() {
        return container -> new Answered(Bytes.utf8("<html>welcome to the hotel</html>"));
    }

    public static Behaviour answers(Bytes container) {
        return unused -> new Answered(container);
    }

    @Override
    public Reply deliver(Peer peer, Bytes container) {
        return behaviour(peer.party(), container).on(container);
    }

    private synchronized Behaviour behaviour(Party peer, Bytes container) {
        sent.add(container);
        Behaviour usual = always.getOrDefault(peer, unreachableBeforeArrival());
        return script.isEmpty() ? usual : script.pop();
    }

    @Override
    public synchronized ServiceState state(Peer peer) {
        probes.add(peer.party());
        return states.getOrDefault(peer.party(), new NotServing("nobody there"));
    }

    public synchronized List<Bytes> sent() {
        return List.copyOf(sent);
    }

    public synchronized List<Party> probes() {
        return List.copyOf(probes);
    }
}

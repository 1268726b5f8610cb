package org.epixgateway.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.jspecify.annotations.Nullable;

/** The registry, read at most once a second: it is asked at every handshake and for every message. */
final class CachedPeers implements PeerRegistry {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<List<Peer>> stored;
    private final AtomicLong writes = new AtomicLong();
    private volatile @Nullable Snapshot snapshot;

    CachedPeers(Supplier<List<Peer>> stored) {
        this.stored = stored;
    }

    private record Snapshot(List<Peer> peers, Map<Party, Peer> byParty, long readAt, long write) {}

    @Override
    public Optional<Peer> peer(Party party) {
        return Optional.ofNullable(current().byParty().get(party));
    }

    @Override
    public List<Peer> all() {
        return current().peers();
    }

    /** We wrote: what was read before, or is being read now, may be old. */
    void forget() {
        writes.incrementAndGet();
    }

    private Snapshot current() {
        Snapshot known = snapshot;
        long now = System.nanoTime();
        if (known != null && now - known.readAt() < FRESH_NANOS && known.write() == writes.get()) {
            return known;
        }
        long write = writes.get();
        List<Peer> peers = List.copyOf(stored.get());
        Snapshot read = new Snapshot(
                peers, peers.stream().collect(Collectors.toMap(Peer::party, Function.identity())), now, write);
        snapshot = read;
        return read;
    }
}

package org.epixgateway.app.running;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.peers.SoapPeerConnection;
import org.epixgateway.routes.Journeys;

/** Follows what changes by itself: peers that come and go in the registry, our revocation list that grows old. */
final class PeerWatch implements AutoCloseable {
    private final PeerRegistry registry;
    private final Journeys journeys;
    private final SoapPeerConnection connection;
    private final Runnable revocationList;
    private final Observations observations;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("peers").factory());

    /** @param revocationList keeps our own revocation list fresh */
    PeerWatch(
            PeerRegistry registry,
            Journeys journeys,
            SoapPeerConnection connection,
            Runnable revocationList,
            Observations observations) {
        this.revocationList = revocationList;
        this.observations = observations;
        this.registry = registry;
        this.journeys = journeys;
        this.connection = connection;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        var unusedToo = thread.scheduleWithFixedDelay(this::keepList, 0, 1, TimeUnit.HOURS);
    }

    private void keepList() {
        try {
            revocationList.run();
        } catch (UncheckedIOException | IllegalStateException failed) {
            observations.alarm(
                    "revocation-list", "", "Our revocation list cannot be issued again: " + failed.getMessage());
        }
    }

    synchronized void look() {
        try {
            Set<Party> wanted = new HashSet<>();
            for (Peer peer : registry.all()) {
                if (peer.state() != Peer.State.RETIRED) {
                    wanted.add(peer.party());
                }
            }
            wanted.forEach(journeys::addPeer);
            for (Party gone : journeys.peers()) {
                if (!wanted.contains(gone)) {
                    journeys.removePeer(gone);
                    connection.evict(gone);
                }
            }
        } catch (OutageException storeAway) {
            // looked at again in a second
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

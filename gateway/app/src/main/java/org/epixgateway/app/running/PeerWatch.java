package org.epixgateway.app.running;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.peers.SoapPeerConnection;
import org.epixgateway.routes.Journeys;

/** Starts and stops deliveries as peers come and go in the registry, without a restart. */
final class PeerWatch implements AutoCloseable {
    private final PeerRegistry registry;
    private final Journeys journeys;
    private final SoapPeerConnection connection;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("peers").factory());

    PeerWatch(PeerRegistry registry, Journeys journeys, SoapPeerConnection connection) {
        this.registry = registry;
        this.journeys = journeys;
        this.connection = connection;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
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

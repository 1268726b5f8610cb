package org.epixgateway.app.running;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.epixgateway.console.control.Controls.Step;
import org.epixgateway.core.exchange.PeerConnection;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.peers.ConnectionTerms;
import org.epixgateway.peers.SoapPeerConnection;

/** Calls a peer step by step and says after each what was found: registry, name, connection, TLS, service state, clock. */
final class PeerTry {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration CLOCK_APART_MAX = Duration.ofMinutes(5);

    private final Office office;

    private final Map<Party, Instant> collected;

    private PeerTry(Office office, Map<Party, Instant> collected) {
        this.office = office;
        this.collected = Map.copyOf(collected);
    }

    /** @param collected when each Party last looked into our mailbox */
    static PeerTry of(Office office, Map<Party, Instant> collected) {
        return new PeerTry(office, collected);
    }

    /** Stops at the first step that is not well. */
    void run(Party party, Consumer<Step> told) {
        Optional<Peer> peer = office.stored.peers().peer(party);
        if (peer.filter(p -> p.deliveryMode() == DeliveryMode.PUBLISH).isPresent()) {
            told.accept(step("registry", true, notCalled(party), 0));
            return;
        }
        Optional<URI> address = peer.flatMap(p -> p.address(ServiceAddress.Kind.DELIVER));
        if (peer.isEmpty() || address.isEmpty()) {
            told.accept(
                    step("registry", false, "Party " + party + " has no registered address; add its descriptor.", 0));
            return;
        }
        long certificates = peer.get()
                .acceptable(CertificateUse.TLS, office.clocks.wall().instant())
                .size();
        told.accept(step(
                "registry",
                certificates > 0,
                peer.get().state() + ", " + address.get() + ", " + certificates + " TLS certificates in force",
                0));
        URI uri = address.get();
        if (certificates > 0 && found(uri, told) && connected(uri, told) && shaken(party, uri, told)) {
            serving(peer.get(), told);
        }
    }

    private String notCalled(Party party) {
        String last = Optional.ofNullable(collected.get(party))
                .map(at -> "it last looked into our mailbox at " + at)
                .orElse("it has not looked into our mailbox since this gateway started");
        return "Party " + party + " cannot be called, it collects what is for it; " + last + ".";
    }

    private static boolean found(URI uri, Consumer<Step> told) {
        long started = System.nanoTime();
        try {
            InetAddress found = InetAddress.getByName(uri.getHost());
            told.accept(step("name", true, uri.getHost() + " is " + found.getHostAddress(), started));
            return true;
        } catch (UnknownHostException unknown) {
            told.accept(step(
                    "name",
                    false,
                    "The name " + uri.getHost() + " is not known; check the address and the name service.",
                    started));
            return false;
        }
    }

    private static boolean connected(URI uri, Consumer<Step> told) {
        long started = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port(uri)), CONNECT_MILLIS);
            told.accept(step("connection", true, "port " + port(uri) + " answers", started));
            return true;
        } catch (IOException refused) {
            told.accept(step(
                    "connection",
                    false,
                    "Port " + port(uri) + " does not answer (" + refused.getMessage()
                            + "); is the peer running, and do the firewalls let us through?",
                    started));
            return false;
        }
    }

    private boolean shaken(Party party, URI uri, Consumer<Step> told) {
        long started = System.nanoTime();
        try (Socket socket = office.tls.forPeer(party).getSocketFactory().createSocket(uri.getHost(), port(uri))) {
            socket.setSoTimeout(CONNECT_MILLIS);
            if (socket instanceof SSLSocket tls) {
                tls.startHandshake();
                told.accept(step(
                        "TLS",
                        true,
                        tls.getSession().getProtocol() + ", the peer shows its registered certificate",
                        started));
            }
            return true;
        } catch (SSLException refused) {
            told.accept(step(
                    "TLS",
                    false,
                    "The handshake fails (" + refused.getMessage()
                            + "); compare the registered certificates on both sides.",
                    started));
            return false;
        } catch (IOException broken) {
            told.accept(step(
                    "TLS",
                    false,
                    "The connection breaks during the handshake (" + broken.getMessage() + ").",
                    started));
            return false;
        }
    }

    private void serving(Peer peer, Consumer<Step> told) {
        long started = System.nanoTime();
        try (SoapPeerConnection connection = new SoapPeerConnection(office.tls::forPeer, ConnectionTerms.STANDARD)) {
            switch (connection.state(peer)) {
                case PeerConnection.NotServing(String sentence) ->
                    told.accept(step("service", false, sentence, started));
                case PeerConnection.Serving(Instant peerTime, List<String> versions) -> {
                    told.accept(step("service", true, "serves, profile versions " + versions, started));
                    Duration apart = Duration.between(office.clocks.wall().instant(), peerTime)
                            .abs();
                    told.accept(step(
                            "clock",
                            apart.compareTo(CLOCK_APART_MAX) < 0,
                            "the clocks are " + apart.toSeconds() + " s apart"
                                    + (apart.compareTo(CLOCK_APART_MAX) < 0 ? "" : "; set both by a time service"),
                            started));
                }
            }
        }
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? 443 : uri.getPort();
    }

    private static Step step(String name, boolean well, String sentence, long startedNanos) {
        return new Step(
                name, well, sentence, Duration.ofNanos(startedNanos == 0 ? 0 : System.nanoTime() - startedNanos));
    }
}

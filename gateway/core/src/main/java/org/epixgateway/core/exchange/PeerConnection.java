package org.epixgateway.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Peer;

/** The way to a peer: brings a container there and its answer back. Thread-safe; every wait is bounded. */
public interface PeerConnection {
    /** Never throws for what a peer or the network does. */
    Reply deliver(Peer peer, Bytes container);

    ServiceState state(Peer peer);

    sealed interface Reply {}

    /** An answer's container, nothing checked. */
    record Answered(Bytes container) implements Reply {}

    /** The peer is there but cannot take it now. It holds nothing. */
    record TryLater(Duration after, String sentence) implements Reply {}

    /** The peer does not know us. It holds nothing. */
    record NotRegistered(String sentence) implements Reply {}

    /** No answer; it may have arrived unless it is certain that the peer has not got the message. */
    record Unreachable(String sentence, boolean mayHaveArrived) implements Reply {}

    /** What the peer's service says of itself. */
    sealed interface ServiceState {}

    record Serving(Instant peerTime, List<String> profileVersions) implements ServiceState {}

    record NotServing(String sentence) implements ServiceState {}
}

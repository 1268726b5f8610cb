package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.party.Party;

/**
 * The circuits of all peers: in memory for speed, in the store where they open, move or close, so that they survive a
 * restart. Thread-safe.
 */
public final class Circuits {
    private final Map<Party, Circuit> circuits;
    private final Ledger ledger;
    private final Clock steady;
    private final Observations observations;
    private final Circuit.Terms terms;

    public Circuits(Map<Party, Circuit> stored, Ledger ledger, Clock steady, Observations observations) {
        this(stored, ledger, steady, observations, Circuit.Terms.STANDARD);
    }

    /** Re-bases stored probe times: none is further away than the longest probe delay. */
    public Circuits(
            Map<Party, Circuit> stored, Ledger ledger, Clock steady, Observations observations, Circuit.Terms terms) {
        this.terms = terms;
        this.circuits = new ConcurrentHashMap<>();
        this.ledger = ledger;
        this.steady = steady;
        this.observations = observations;
        stored.forEach((party, circuit) -> circuits.put(party, rebased(circuit)));
    }

    public Circuit of(Party peer) {
        return circuits.getOrDefault(peer, Circuit.CLOSED);
    }

    public Map<Party, Circuit> all() {
        return Map.copyOf(circuits);
    }

    /** Opens, or moves the next probe, when the time has come. */
    public Circuit outage(Party peer, String why) {
        Circuit[] before = {Circuit.CLOSED};
        Circuit after = circuits.compute(peer, (unused, old) -> {
            before[0] = old == null ? Circuit.CLOSED : old;
            boolean isEarlyEcho = before[0].isOpen() && !before[0].isProbeDue(steady.instant());
            return isEarlyEcho ? before[0] : before[0].afterOutage(steady.instant(), why, terms);
        });
        if (after.isOpen() && !after.equals(before[0])) {
            ledger.record(List.of(new Change.PutCircuit(peer, after)));
            if (!before[0].isOpen()) {
                observations.alarm(
                        "circuit-open",
                        peer.toString(),
                        "Peer " + peer + " does not answer: " + why
                                + " Its messages wait; it is probed until it is back.");
            }
        }
        return after;
    }

    /** An operator wants to know: an open circuit is probed at the next sweep. */
    public void probeSoon(Party peer) {
        circuits.computeIfPresent(
                peer,
                (unused, old) -> old.isOpen()
                        ? new Circuit(old.outagesInRow(), true, steady.instant(), old.probeAfter(), old.reason())
                        : old);
    }

    /** Whether this success closed an open circuit, so that everything that waits may go. */
    public boolean success(Party peer) {
        Optional<Circuit> before = Optional.ofNullable(circuits.remove(peer));
        boolean wasOpen = before.filter(Circuit::isOpen).isPresent();
        if (wasOpen) {
            ledger.record(List.of(new Change.PutCircuit(peer, Circuit.CLOSED)));
            observations.step("deliver", "circuit closed", "", peer.toString(), "", "the peer answers again");
        }
        return wasOpen;
    }

    private Circuit rebased(Circuit circuit) {
        Instant latest = steady.instant().plus(terms.probeMax());
        return circuit.probeAt().isAfter(latest)
                ? new Circuit(
                        circuit.outagesInRow(),
                        circuit.isOpen(),
                        steady.instant(),
                        circuit.probeAfter(),
                        circuit.reason())
                : circuit;
    }
}

package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.TestPermits;

/** Gateways in one process that know and reach one another, and the clocks by which they live. */
public final class InMemoryNetwork {
    private final MovableClock wall = MovableClock.atNoonOf(TestPermits.TODAY);
    private final MovableClock steady = MovableClock.atNoonOf(TestPermits.TODAY);
    private final Map<Party, InMemoryGateway> gateways = new TreeMap<>();
    private final Map<Party, InMemoryMailboxes> mailboxes = new TreeMap<>();

    /** A gateway that is new on the network; it and all others register each other. */
    public InMemoryGateway gateway(Party party) {
        InMemoryGateway gateway = new InMemoryGateway(party, this);
        for (InMemoryGateway other : gateways.values()) {
            meet(gateway, other);
            meet(other, gateway);
        }
        gateways.put(party, gateway);
        return gateway;
    }

    private void meet(InMemoryGateway one, InMemoryGateway other) {
        one.register(TestParties.peer(other.party(), other.envelopes.certificate()));
        one.connection.peerDoes(other.party(), container -> carried(other, container, one.party()));
        one.connection.peerIsServing(other.party(), true);
    }

    /** What the exchange service at the other end makes of a container. */
    private static PeerConnection.Reply carried(InMemoryGateway to, Bytes container, Party broughtBy) {
        try {
            return new PeerConnection.Answered(to.receive(container, broughtBy));
        } catch (OutageException outage) {
            return new PeerConnection.TryLater(outage.retryAfter(), outage.sentence());
        } catch (CrashPoints.Crash killed) {
            return new PeerConnection.Unreachable("the peer fell silent", true);
        }
    }

    /** The mailboxes of all gateways as one Party reaches them. */
    InMemoryMailboxes mailboxesFor(Party owner) {
        return mailboxes.computeIfAbsent(
                owner, caller -> new InMemoryMailboxes(caller, party -> Optional.ofNullable(gateways.get(party))));
    }

    public Clocks clocks() {
        return new Clocks(wall, steady);
    }

    public Clock wall() {
        return wall;
    }

    /** Time passes on all clocks. */
    public void pass(Duration time) {
        wall.advance(time);
        steady.advance(time);
    }

    /** Somebody set the wall clock. */
    public void jump(Duration time) {
        wall.advance(time);
    }
}

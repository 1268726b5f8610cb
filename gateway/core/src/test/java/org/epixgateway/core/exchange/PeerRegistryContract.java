package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.KENYA;
import static org.epixgateway.core.exchange.JournalSamples.peer;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Ledger.Conflict;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.junit.jupiter.api.Test;

/** A peer is known as it was registered, and a change holds at once where it was made. */
public interface PeerRegistryContract extends StoreUnderTest {

    @Test
    default void a_peer_is_read_back_as_it_was() {
        Peer france = peer(FRANCE);

        ledger().record(List.of(new Change.PutPeer(france, Optional.of(Bytes.utf8("descriptor")))));

        Peer found = peers().peer(FRANCE).orElseThrow();
        assertThat(found)
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .ignoringFields("version")
                .isEqualTo(france);
        assertThat(found.version()).isEqualTo(1);
        assertThat(peers().peer(KENYA)).isEmpty();
    }

    @Test
    default void peers_are_listed_by_party_retired_ones_too() {
        for (Party party : List.of(KENYA, FRANCE)) {
            ledger().record(List.of(new Change.PutPeer(peer(party).withState(Peer.State.RETIRED), Optional.empty())));
        }

        assertThat(peers().all().stream().map(Peer::party)).containsExactly(FRANCE, KENYA);
    }

    @Test
    default void our_own_change_is_seen_at_once_and_replaces_the_certificates() {
        ledger().record(List.of(new Change.PutPeer(peer(FRANCE), Optional.empty())));
        Peer known = peers().peer(FRANCE).orElseThrow();
        Peer changed =
                known.withCertificates(known.certificates().subList(1, 2)).withState(Peer.State.PAUSED);

        ledger().record(List.of(new Change.PutPeer(changed, Optional.of(Bytes.utf8("second descriptor")))));

        Peer found = peers().peer(FRANCE).orElseThrow();
        assertThat(found.state()).isEqualTo(Peer.State.PAUSED);
        assertThat(found.certificates()).isEqualTo(changed.certificates());
        assertThat(found.version()).isEqualTo(2);
    }

    @Test
    default void a_change_of_an_older_entry_is_a_conflict() {
        ledger().record(List.of(new Change.PutPeer(peer(FRANCE), Optional.empty())));
        Peer known = peers().peer(FRANCE).orElseThrow();
        ledger().record(List.of(new Change.PutPeer(known.withState(Peer.State.RETIRED), Optional.empty())));

        assertThat(ledger().record(List.of(new Change.PutPeer(known, Optional.empty()))))
                .isInstanceOf(Conflict.class);
        assertThat(ledger().record(List.of(new Change.PutPeer(peer(FRANCE), Optional.empty()))))
                .isInstanceOf(Conflict.class);
        assertThat(peers().peer(FRANCE).orElseThrow().state()).isEqualTo(Peer.State.RETIRED);
    }
}

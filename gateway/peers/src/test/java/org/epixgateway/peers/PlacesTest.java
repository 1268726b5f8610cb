package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.epixgateway.core.party.Party;
import org.junit.jupiter.api.Test;

final class PlacesTest {
    private static final Party FRANCE = Party.of("FR");
    private static final Party GERMANY = Party.of("DE");
    private static final Party NAMIBIA = Party.of("NA");

    @Test
    void one_caller_gets_half_of_the_places_and_the_others_the_rest() {
        Places places = new Places(4);

        assertThat(places.take(FRANCE)).isPresent();
        assertThat(places.take(FRANCE)).isPresent();
        assertThat(places.take(FRANCE)).isEmpty();
        assertThat(places.take(GERMANY)).isPresent();
        assertThat(places.take(NAMIBIA)).isPresent();
        assertThat(places.take(GERMANY)).isEmpty();
    }

    @Test
    void a_place_given_back_is_free_again() {
        Places places = new Places(2);
        Places.Place first = places.take(FRANCE).orElseThrow();
        assertThat(places.take(FRANCE)).isEmpty();

        first.giveBack();

        assertThat(places.take(FRANCE)).isPresent();
        assertThat(places.take(GERMANY)).isPresent();
    }

    @Test
    void a_single_place_is_for_everybody() {
        Places places = new Places(1);

        Places.Place only = places.take(FRANCE).orElseThrow();
        assertThat(places.take(GERMANY)).isEmpty();
        only.giveBack();
        assertThat(places.take(GERMANY)).isPresent();
    }
}

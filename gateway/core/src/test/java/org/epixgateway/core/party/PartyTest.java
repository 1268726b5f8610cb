package org.epixgateway.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epixgateway.core.permit.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyTest {
    @Test
    void two_capital_letters_name_a_party() {
        assertThat(Party.isWellFormed("CH")).isTrue();
        assertThat(Party.of("EU")).hasToString("EU");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S1", "C1", "ch", "C", "CHE", "", "\u00c4A"})
    void anything_else_does_not(String code) {
        assertThat(Party.isWellFormed(code)).isFalse();
        assertThatThrownBy(() -> Party.of(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_country_of_the_past_is_a_country_and_no_party() {
        CountryCode sudanBeforeTheSecession = CountryCode.of("S1");

        assertThat(Party.isOne(sudanBeforeTheSecession)).isFalse();
        assertThatThrownBy(() -> new Party(sudanBeforeTheSecession)).isInstanceOf(IllegalArgumentException.class);
    }
}

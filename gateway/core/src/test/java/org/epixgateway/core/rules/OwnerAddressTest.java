package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestTraders;
import org.epixgateway.core.permit.Trader;
import org.junit.jupiter.api.Test;

class OwnerAddressTest {
    private final Rule rule = new OwnerAddress();

    @Test
    void an_owner_with_address_and_country_is_complete() {
        assertThat(Judged.by(rule, ownedBy(TestTraders.FRENCH_MUSICIAN))).isEmpty();
    }

    @Test
    void an_owner_without_address_is_an_error() {
        assertThat(Judged.by(rule, ownedBy(TestTraders.withoutAddress(TestTraders.FRENCH_MUSICIAN))))
                .containsExactly("ERROR box 4");
    }

    @Test
    void an_owner_without_country_is_an_error() {
        Trader stateless = TestTraders.withCountry(TestTraders.FRENCH_MUSICIAN, Optional.empty(), "");

        assertThat(Judged.by(rule, ownedBy(stateless))).containsExactly("ERROR box 4");
    }

    @Test
    void an_owner_with_a_country_in_words_is_a_warning() {
        Trader inWords = TestTraders.withCountry(TestTraders.FRENCH_MUSICIAN, Optional.empty(), "France");

        assertThat(Judged.by(rule, ownedBy(inWords))).containsExactly("WARNING box 4");
    }

    @Test
    void other_kinds_have_no_owner() {
        assertThat(Judged.by(rule, PermitDraft.empty("E", "").build())).isEmpty();
    }

    private static Permit ownedBy(Trader owner) {
        return PermitDraft.empty("O", "Certificate of ownership")
                .with(permit -> permit.exporter = owner)
                .build();
    }
}

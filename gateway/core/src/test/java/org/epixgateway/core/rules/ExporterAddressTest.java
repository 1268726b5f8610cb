package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.TestTraders;
import org.junit.jupiter.api.Test;

class ExporterAddressTest {
    private final Rule rule = new ExporterAddress();

    @Test
    void an_address_with_country_is_complete() {
        assertThat(Judged.by(rule, TestPermits.minimalExport())).isEmpty();
    }

    @Test
    void a_city_alone_is_an_address() {
        Permit permit = PermitDraft.of(TestPermits.minimalExport())
                .with(p -> p.exporter = TestTraders.trader("Example", "", "Windhoek", "", "NA"))
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void a_postcode_alone_is_no_address() {
        Permit permit = PermitDraft.of(TestPermits.minimalExport())
                .with(p -> p.exporter = TestTraders.trader("Example", "", "", "9000", "NA"))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 4");
    }

    @Test
    void a_missing_country_is_an_error() {
        assertThat(Judged.by(rule, inCountry(Optional.empty(), ""))).containsExactly("ERROR box 4");
    }

    @Test
    void a_country_in_words_is_a_warning() {
        assertThat(Judged.by(rule, inCountry(Optional.empty(), "Namibia"))).containsExactly("WARNING box 4");
    }

    @Test
    void a_country_that_is_not_on_the_list_is_a_warning() {
        assertThat(Judged.by(rule, inCountry(Optional.of(CountryCode.of("QQ")), "QQ")))
                .containsExactly("WARNING box 4");
    }

    @Test
    void an_introduction_from_the_sea_has_no_exporter() {
        assertThat(Judged.by(rule, TestPermits.introductionFromTheSea())).isEmpty();
    }

    @Test
    void the_owner_is_the_subject_of_another_rule() {
        assertThat(Judged.by(rule, PermitDraft.empty("O", "Ownership").build())).isEmpty();
    }

    private static Permit inCountry(Optional<CountryCode> country, String asWritten) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.exporter = TestTraders.withCountry(permit.exporter, country, asWritten))
                .build();
    }
}

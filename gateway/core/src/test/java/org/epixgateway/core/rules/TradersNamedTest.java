package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.TestTraders;
import org.epixgateway.core.permit.Trader;
import org.junit.jupiter.api.Test;

class TradersNamedTest {
    private final Rule rule = new TradersNamed();

    @Test
    void a_permit_that_names_both_traders_is_complete() {
        assertThat(Judged.by(rule, TestPermits.elephantTuskExport())).isEmpty();
    }

    @Test
    void an_export_permit_without_traders_says_all_that_is_missing() {
        Permit permit = export().with(p -> p.importer = Trader.NONE)
                .with(p -> p.exporter = Trader.NONE)
                .build();

        assertThat(Judged.by(rule, permit))
                .containsExactly("ERROR box 3", "ERROR box 3", "ERROR box 3a", "ERROR box 4");
    }

    @Test
    void a_stroke_is_no_name() {
        Permit permit = export().with(p -> p.importer = TestTraders.withName(p.importer, "***"))
                .with(p -> p.exporter = TestTraders.withName(p.exporter, "-"))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 3", "ERROR box 4");
    }

    @Test
    void an_importer_without_address_is_an_error() {
        Permit permit = export().with(p -> p.importer = TestTraders.withoutAddress(p.importer))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 3");
    }

    @Test
    void an_introduction_from_the_sea_needs_no_exporter() {
        assertThat(Judged.by(rule, TestPermits.introductionFromTheSea())).isEmpty();
    }

    @Test
    void an_introduction_from_the_sea_needs_an_importer() {
        Permit permit = PermitDraft.of(TestPermits.introductionFromTheSea())
                .with(p -> p.importer = Trader.NONE)
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 3", "ERROR box 3", "ERROR box 3a");
    }

    @Test
    void a_certificate_of_ownership_needs_its_owner_but_no_importer() {
        PermitDraft draft = PermitDraft.empty("O", "Certificate of ownership");

        assertThat(Judged.by(rule, draft.build())).containsExactly("ERROR box 4");
        assertThat(Judged.by(
                        rule,
                        draft.with(p -> p.exporter = TestTraders.FRENCH_MUSICIAN)
                                .build()))
                .isEmpty();
    }

    @Test
    void a_document_of_unknown_kind_need_name_nobody() {
        assertThat(Judged.by(
                        rule,
                        PermitDraft.empty("O", "Certificate of friendship").build()))
                .isEmpty();
    }

    @Test
    void a_country_in_words_is_a_warning() {
        Permit permit = export().with(
                        p -> p.importer = TestTraders.withCountry(p.importer, Optional.empty(), "Helvetia"))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 3a");
    }

    @Test
    void a_country_that_is_not_on_the_list_is_a_warning() {
        Permit permit =
                export().with(p -> p.importer = movedTo(p.importer, "QQ")).build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 3a");
    }

    @Test
    void traders_in_one_country_are_a_warning() {
        Permit permit =
                export().with(p -> p.importer = movedTo(p.importer, "NA")).build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 3a");
    }

    @Test
    void a_re_import_of_an_owned_specimen_to_its_country_is_fine() {
        Permit permit = export().with(p -> p.typeLetter = "O")
                .with(p -> p.typeText = "Ownership")
                .with(p -> p.importer = movedTo(p.importer, "NA"))
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void no_sentence_quotes_a_person_or_place() {
        Permit permit = export().with(
                        p -> p.importer = TestTraders.withCountry(p.importer, Optional.empty(), "Musterweg 1"))
                .build();

        assertThat(Judged.sentences(rule, permit)).isNotEmpty().noneMatch(sentence -> sentence.contains("Muster"));
    }

    private static PermitDraft export() {
        return PermitDraft.of(TestPermits.minimalExport());
    }

    private static Trader movedTo(Trader trader, String country) {
        return TestTraders.withCountry(trader, Optional.of(CountryCode.of(country)), country);
    }
}

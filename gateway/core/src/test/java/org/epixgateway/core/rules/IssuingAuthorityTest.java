package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.TestTraders;
import org.junit.jupiter.api.Test;

class IssuingAuthorityTest {
    private final Rule rule = new IssuingAuthority();

    @Test
    void a_named_authority_with_address_and_country_is_complete() {
        assertThat(Judged.by(rule, TestPermits.minimalExport())).isEmpty();
    }

    @Test
    void the_directory_is_not_at_hand_and_the_rule_says_so_once() {
        assertThat(Judged.notCheckedBy(rule, TestPermits.withBlocks(3))).containsExactly("box 6");
    }

    @Test
    void an_empty_box_is_three_errors() {
        assertThat(Judged.by(rule, issuedBy(Authority.NONE)))
                .containsExactly("ERROR box 6", "ERROR box 6", "ERROR box 6");
    }

    @Test
    void a_country_in_words_alone_is_an_error_since_nobody_knows_whose_permit_it_is() {
        Address address = new Address(List.of(), "Windhoek", "", "", Optional.empty(), "Namibia");

        assertThat(Judged.by(rule, issuedBy(new Authority("Ministry", address))))
                .containsExactly("ERROR box 6");
    }

    @Test
    void a_country_that_is_not_on_the_list_is_a_warning() {
        Permit permit = PermitDraft.of(issuedBy(TestTraders.authority("Ministry", "Capital", "QQ")))
                .with(p -> p.exporter = TestTraders.trader("Example", "", "Capital", "", "QQ"))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 6");
    }

    @Test
    void an_export_permit_issued_elsewhere_than_the_exporter_is_a_warning() {
        assertThat(Judged.by(rule, issuedBy(TestTraders.FIJI))).containsExactly("WARNING box 6");
    }

    @Test
    void an_import_permit_is_issued_where_the_importer_is() {
        assertThat(Judged.by(rule, TestPermits.orchidImport())).isEmpty();
        assertThat(Judged.by(
                        rule,
                        PermitDraft.of(TestPermits.orchidImport())
                                .with(p -> p.authority = TestTraders.FIJI)
                                .build()))
                .containsExactly("WARNING box 6");
    }

    @Test
    void the_sentence_names_the_box_that_does_not_fit() {
        Permit permit = PermitDraft.of(TestPermits.orchidImport())
                .with(p -> p.authority = TestTraders.FIJI)
                .build();

        assertThat(Judged.sentences(rule, permit)).anyMatch(sentence -> sentence.contains("importer in box 3a"));
        assertThat(Judged.sentences(rule, issuedBy(TestTraders.FIJI)))
                .anyMatch(sentence -> sentence.contains("exporter in box 4"));
    }

    private static Permit issuedBy(Authority authority) {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.authority = authority)
                .build();
    }
}

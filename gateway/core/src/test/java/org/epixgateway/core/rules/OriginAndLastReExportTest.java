package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.permit.TestPermits.TODAY;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class OriginAndLastReExportTest {
    private final Rule rule = new OriginAndLastReExport();

    @Test
    void a_re_export_that_leads_back_to_its_origin_is_complete() {
        assertThat(Judged.by(rule, TestPermits.pythonReExport())).isEmpty();
    }

    @Test
    void a_re_export_without_origin_is_an_error() {
        assertThat(Judged.by(rule, origin(Provenance.NONE, ""))).containsExactly("ERROR box 12, block A");
    }

    @Test
    void a_re_export_without_origin_but_with_words_in_box_5_is_a_warning() {
        assertThat(Judged.by(rule, origin(Provenance.NONE, "Origin lost in a fire")))
                .containsExactly("WARNING box 12, block A");
    }

    @Test
    void a_permit_of_origin_without_number_or_date_is_an_error() {
        Provenance noDate = from("ID", new ReferencedDocument("861", "ID-1", Optional.empty(), ""));
        Provenance noNumber = from("ID", new ReferencedDocument("861", "", Optional.of(TODAY), ""));

        assertThat(Judged.by(rule, origin(noDate, ""))).containsExactly("ERROR box 12, block A");
        assertThat(Judged.by(rule, origin(noNumber, ""))).containsExactly("ERROR box 12, block A");
        assertThat(Judged.by(rule, origin(noDate, "Date illegible"))).containsExactly("WARNING box 12, block A");
    }

    @Test
    void an_unknown_country_of_origin_needs_a_justification_too() {
        assertThat(Judged.by(rule, origin(from("XX", document()), ""))).containsExactly("ERROR box 12, block A");
    }

    @Test
    void a_pre_convention_specimen_had_no_permit_of_origin() {
        Permit permit = PermitDraft.of(origin(from("ID", ReferencedDocument.NONE), ""))
                .withBlock(0, b -> b.sources = List.of("O"))
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void a_first_re_export_has_no_last_one() {
        assertThat(Judged.by(rule, last(Provenance.NONE))).isEmpty();
    }

    @Test
    void a_last_re_export_is_given_whole_or_not_at_all() {
        assertThat(Judged.by(rule, last(from("MY", ReferencedDocument.NONE))))
                .containsExactly("ERROR box 12a, block A");
        assertThat(Judged.by(rule, last(new Provenance(Optional.empty(), "", document()))))
                .containsExactly("ERROR box 12a, block A");
    }

    @Test
    void other_kinds_need_no_origin() {
        assertThat(Judged.by(rule, TestPermits.minimalExport())).isEmpty();
    }

    @Test
    void a_country_in_words_or_not_on_the_list_is_a_warning() {
        assertThat(Judged.by(rule, origin(new Provenance(Optional.empty(), "Indonesia", document()), "")))
                .containsExactly("WARNING box 12, block A");
        assertThat(Judged.by(rule, origin(from("QQ", document()), ""))).containsExactly("WARNING box 12, block A");
        assertThat(Judged.by(rule, last(from("QQ", document())))).containsExactly("WARNING box 12a, block A");
    }

    @Test
    void the_sentence_says_what_is_missing() {
        assertThat(Judged.sentences(rule, origin(from("XX", document()), "")))
                .contains("For the origin, the country is missing, and box 5 gives no justification.");
        assertThat(Judged.sentences(rule, last(from("MY", ReferencedDocument.NONE))))
                .contains("For the last re-export, the number of its permit and the date of its permit are missing,"
                        + " and box 5 gives no justification.");
    }

    private static ReferencedDocument document() {
        return new ReferencedDocument("861", "X-1", Optional.of(TODAY.minusDays(99)), "");
    }

    private static Provenance from(String country, ReferencedDocument document) {
        return new Provenance(Optional.of(CountryCode.of(country)), country, document);
    }

    private static Permit origin(Provenance origin, String condition) {
        return PermitDraft.of(TestPermits.pythonReExport())
                .with(permit -> permit.specialConditions = List.of(condition))
                .withBlock(0, block -> block.origin = origin)
                .build();
    }

    private static Permit last(Provenance last) {
        return PermitDraft.of(TestPermits.pythonReExport())
                .withBlock(0, block -> block.lastReExport = last)
                .build();
    }
}

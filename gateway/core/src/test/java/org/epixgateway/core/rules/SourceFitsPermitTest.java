package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class SourceFitsPermitTest {
    private final Rule rule = new AppendixAndSource();

    @Test
    void source_u_with_nothing_that_justifies_it_is_a_warning() {
        assertThat(Judged.by(rule, with("II", "U"))).containsExactly("WARNING box 10, block A");
    }

    @Test
    void source_u_may_be_justified_in_box_5_or_in_box_9() {
        Permit inBox5 = PermitDraft.of(with("II", "U"))
                .with(p -> p.specialConditions = List.of("Found on a beach"))
                .build();
        Permit inBox9 = PermitDraft.of(with("II", "U"))
                .withBlock(0, b -> b.descriptions = List.of("Found on a beach"))
                .build();

        assertThat(Judged.by(rule, inBox5)).isEmpty();
        assertThat(Judged.by(rule, inBox9)).isEmpty();
    }

    @Test
    void source_d_is_for_appendix_i() {
        assertThat(Judged.by(rule, with("I", "D"))).isEmpty();
        assertThat(Judged.by(rule, with("II", "D"))).containsExactly("WARNING box 10, block A");
    }

    @Test
    void source_x_belongs_to_an_introduction_from_the_sea() {
        assertThat(Judged.by(rule, TestPermits.introductionFromTheSea())).isEmpty();
        assertThat(Judged.by(rule, with("II", "X"))).containsExactly("WARNING box 10, block A");
    }

    @Test
    void source_x_stays_with_what_was_introduced_from_the_sea_before() {
        Provenance sea = new Provenance(Optional.of(CountryCode.of("ZZ")), "ZZ", ReferencedDocument.NONE);
        Permit permit = PermitDraft.of(with("II", "X"))
                .withBlock(0, b -> b.origin = sea)
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    @Test
    void an_introduction_from_the_sea_without_x_is_a_warning() {
        Permit permit = PermitDraft.of(TestPermits.introductionFromTheSea())
                .withBlock(0, b -> b.sources = List.of("W"))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 10, block A");
    }

    @Test
    void codes_that_need_taxonomy_are_said_to_be_unchecked_once() {
        Permit permit = PermitDraft.of(TestPermits.withBlocks(2))
                .withBlock(0, b -> b.sources = List.of("A"))
                .withBlock(1, b -> b.sources = List.of("C"))
                .build();

        assertThat(Judged.notCheckedBy(rule, permit)).containsExactly("box 10");
        assertThat(Judged.notCheckedBy(rule, TestPermits.withBlocks(2))).isEmpty();
    }

    private static Permit with(String appendix, String source) {
        return PermitDraft.of(TestPermits.minimalExport())
                .withBlock(0, block -> block.appendix = appendix)
                .withBlock(0, block -> block.sources = List.of(source))
                .build();
    }
}

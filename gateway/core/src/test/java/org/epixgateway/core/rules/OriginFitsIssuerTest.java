package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class OriginFitsIssuerTest {
    private final Rule rule = new OriginAndLastReExport();

    @Test
    void an_export_permit_may_repeat_its_own_country_as_origin() {
        assertThat(Judged.by(rule, export("NA"))).isEmpty();
    }

    @Test
    void an_export_permit_for_specimens_from_abroad_is_a_warning() {
        assertThat(Judged.by(rule, export("ID"))).containsExactly("WARNING box 12, block A");
    }

    @Test
    void an_export_permit_for_specimens_from_the_sea_is_fine() {
        assertThat(Judged.by(rule, export("ZZ"))).isEmpty();
    }

    @Test
    void an_export_permit_with_a_last_re_export_is_a_warning() {
        Permit permit = PermitDraft.of(export("NA"))
                .withBlock(0, b -> b.lastReExport = from("MY"))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 12a, block A");
    }

    @Test
    void a_re_export_of_specimens_of_its_own_is_a_warning() {
        Permit permit = PermitDraft.of(TestPermits.pythonReExport())
                .withBlock(
                        0, b -> b.origin = new Provenance(Optional.of(CountryCode.of("SG")), "SG", b.origin.document()))
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 12, block A");
    }

    @Test
    void nothing_is_compared_without_an_issuing_country() {
        Permit permit = PermitDraft.of(export("ID"))
                .with(p -> p.authority = Authority.NONE)
                .build();

        assertThat(Judged.by(rule, permit)).isEmpty();
    }

    private static Provenance from(String country) {
        return new Provenance(Optional.of(CountryCode.of(country)), country, ReferencedDocument.NONE);
    }

    private static Permit export(String country) {
        return PermitDraft.of(TestPermits.minimalExport())
                .withBlock(0, block -> block.origin = from(country))
                .build();
    }
}

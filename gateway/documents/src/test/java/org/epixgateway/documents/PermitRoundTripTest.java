package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermitRoundTripTest {
    private static final int PERMITS = 200;

    static Stream<String> samples() {
        return Samples.PERMITS.stream().filter(name -> !name.startsWith("v1"));
    }

    @Test
    void what_is_written_reads_back_as_it_was_and_without_a_finding() {
        IntStream.range(0, PERMITS).forEach(seed -> {
            Permit permit = new GeneratedPermits(new Random(seed)).next();

            PermitReading reading = Reading.of(Reading.DOCUMENTS.write(permit));

            assertThat(reading.findings()).as("seed %d", seed).isEmpty();
            assertThat(reading.permit()).as("seed %d", seed).contains(permit);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_survives_being_written_anew(String name) {
        Permit permit = Reading.sample(name);

        assertThat(Reading.of(Reading.DOCUMENTS.write(permit)).permit()).contains(permit);
    }

    @Test
    void the_strict_form_is_utf_8_with_its_root_in_the_namespace_and_without_empty_elements() {
        String written =
                Reading.DOCUMENTS.write(Reading.sample(Reading.MINIMAL)).asUtf8();

        assertThat(written)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CITESEPermit xmlns=\"urn:un:unece")
                .doesNotContain("/>", "><", "?\"")
                .endsWith("</CITESEPermit>\n");
    }

    @Test
    void the_same_permit_is_always_written_in_the_same_bytes() {
        Bytes first = Reading.DOCUMENTS.write(Reading.sample(Reading.MINIMAL));

        assertThat(Reading.DOCUMENTS.write(Reading.sample(Reading.MINIMAL))).isEqualTo(first);
    }

    @Test
    void a_long_list_is_carried_in_full() {
        Permit permit = Reading.sample("10-export-fr-ch-200-blocks");

        assertThat(Reading.of(Reading.DOCUMENTS.write(permit))
                        .permit()
                        .orElseThrow()
                        .blocks())
                .hasSize(200)
                .isEqualTo(permit.blocks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u001f", "\ud800", "\udc00x", "\ufffe", "\uffff"})
    void a_character_that_xml_cannot_carry_is_not_written(String character) {
        Permit permit = Reading.of(Reading.text(Reading.MINIMAL)).permit().orElseThrow();
        Permit broken = withPurpose(permit, "a" + character);

        assertThatThrownBy(() -> Reading.DOCUMENTS.write(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot carry");
    }

    private static Permit withPurpose(Permit p, String purpose) {
        return new Permit(
                p.format(),
                p.kind(),
                p.typeLetter(),
                p.typeText(),
                p.number(),
                p.isCopy(),
                p.validFrom(),
                p.validUntil(),
                p.importer(),
                p.exporter(),
                p.specialConditions(),
                p.purposeCodes(),
                purpose,
                p.securityStamp(),
                p.authority(),
                p.blocks(),
                p.issue(),
                p.inspection(),
                p.transport(),
                p.references());
    }
}

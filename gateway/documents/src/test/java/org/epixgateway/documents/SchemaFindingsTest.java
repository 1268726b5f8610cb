package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFindingsTest {
    private static final String THREE_BLOCKS = "03-export-ch-fr-orchids-three-blocks";

    @Test
    void all_schema_errors_come_together_with_box_block_and_position_and_the_permit_is_still_read() {
        String xml = Reading.text(THREE_BLOCKS)
                .replaceFirst(
                        "(<ram:IssueDateTime>)2026-[^<]*(</ram:IssueDateTime>\\s*<ram:CopyIndicator>)false",
                        "$1yesterday$2no")
                .replaceFirst("(?s)(<ram:ID>B</ram:ID>.*?unitCode=\"[A-Z]+\">)[0-9.]+", "$11,5");

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings()).extracting(Finding::rule).containsOnly("XSD");
        assertThat(reading.findings()).extracting(Finding::severity).containsOnly(Severity.ERROR);
        assertThat(reading.findings())
                .extracting(Finding::place)
                .containsExactly(Place.of(Box.B13), Place.of(Box.B1), Place.of(Box.B11, "B"));
        assertThat(Reading.sentences(reading))
                .containsExactly(
                        "IssueDateTime is not a date and time such as 2026-11-23T00:00:00+01:00: yesterday.",
                        "CopyIndicator is neither true nor false: no.",
                        "ItemQuantity is not a decimal number such as 12.5: 1,5.");
        assertThat(reading.findings().getFirst().position()).contains(new Position(22, 5));
        Permit permit = reading.permit().orElseThrow();
        assertThat(permit.number()).isPresent();
        assertThat(permit.blocks()).hasSize(3);
        assertThat(permit.blocks().get(1).quantities()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <ram:PurposeCode>          | <ram:Porpoise>x</ram:Porpoise><ram:PurposeCode> | Porpoise is not known or not in its place
            <ram:PurposeCode>          | <ram:ID>x</ram:ID><ram:PurposeCode>             | ID is not known or not in its place; here may stand
            <ram:PurposeCode>          | words <ram:PurposeCode>                         | HeaderExchangedDocument contains text where only elements may stand.
            <ram:PurposeCode>T         | <ram:PurposeCode><ram:ID>T</ram:ID>             | PurposeCode contains elements where
            <ram:CopyIndicator>        | <ram:CopyIndicator kind="x">                    | CopyIndicator has an attribute that is not known there: kind.
            <ram:ItemQuantity unitCode | <ram:ItemQuantity unit                          | ItemQuantity has an attribute that is not known there: unit.
            """)
    void each_kind_of_schema_error_has_a_sentence(String right, String wrong, String sentence) {
        String valid = Reading.text(Reading.MINIMAL);
        assertThat(valid).contains(right);

        PermitReading reading = Reading.of(valid.replace(right, wrong));

        assertThat(Reading.sentences(reading)).anyMatch(said -> said.startsWith(sentence));
        assertThat(reading.findings()).allMatch(Finding::isError);
    }

    @Test
    void a_root_that_lacks_a_part_says_which() {
        String xml = """
                <CITESEPermit xmlns="urn:un:unece:uncefact:data:standard:CITESEPermit:2">
                  <SpecifiedExchangedDocumentContext/>
                  <HeaderExchangedDocument/>
                </CITESEPermit>
                """;

        assertThat(Reading.sentences(Reading.of(xml)))
                .containsExactly("CITESEPermit is incomplete, it lacks SpecifiedSupplyChainConsignment.");
    }

    @Test
    void sentences_are_the_same_on_a_machine_that_speaks_german() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            String xml = Reading.text(Reading.MINIMAL)
                    .replace("<ram:CopyIndicator>", "<ram:CopyIndicator kind=\"x\">")
                    .replace("<ram:PurposeCode>", "<ram:Porpoise/><ram:PurposeCode>");

            assertThat(Reading.sentences(Reading.of(xml)))
                    .contains("CopyIndicator has an attribute that is not known there: kind.")
                    .anyMatch(said -> said.startsWith("Porpoise is not known or not in its place"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void at_most_a_hundred_schema_errors_are_listed() {
        String xml = Reading.text("10-export-fr-ch-200-blocks").replaceAll("(unitCode=\"[A-Z]+\">)[0-9.]+", "$1many");

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings()).filteredOn(Finding::isError).hasSize(100);
        assertThat(reading.findings().getLast().sentence()).isEqualTo("What else the schema says is not listed.");
        assertThat(reading.permit().orElseThrow().blocks()).hasSize(200);
    }

    @Test
    void a_long_wrong_value_is_cut_to_forty_characters() {
        String xml = Reading.text(Reading.MINIMAL)
                .replaceFirst("(<ram:CopyIndicator>)false", "$1" + "very ".repeat(50) + "wrong");

        assertThat(Reading.sentences(Reading.of(xml)).getFirst())
                .hasSizeLessThan(100)
                .endsWith("\u2026.");
    }

    @Test
    void names_and_addresses_are_never_quoted() {
        String xml = Reading.text(Reading.MINIMAL).replace("<ram:StreetName ", "<ram:StreetName person=\"Jane Doe\" ");

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings()).isNotEmpty();
        assertThat(Reading.sentences(reading).toString()).doesNotContain("Jane", "Doe");
    }

    @Test
    void parties_in_no_namespace_as_the_prototype_of_2018_sends_them_are_a_schema_error() {
        String xml = Reading.text(Reading.MINIMAL)
                .replaceAll("<(/?)ram:(ConsignorTradeParty)", "<$1$2")
                .replace("<ConsignorTradeParty>", "<ConsignorTradeParty xmlns=\"\">");

        assertThat(Reading.rules(Reading.of(xml))).containsOnly("XSD");
    }

    @Test
    void a_permit_number_of_more_than_seventy_characters_is_an_error_of_box_1() {
        String xml = Reading.text(Reading.MINIMAL).replaceFirst("<ram:ID>26CH", "<ram:ID>" + "9".repeat(70) + "CH");

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings()).extracting(Finding::place).containsExactly(Place.of(Box.B1));
        assertThat(reading.permit().flatMap(Permit::number)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"626", "I", ""})
    void a_cited_document_of_unknown_kind_is_not_guessed_at_but_said(String typeCode) {
        String xml = Reading.text("01-reexport-ch-fr-alligator-watch-straps").replace(">861<", ">" + typeCode + "<");

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings())
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .extracting(Finding::place)
                .containsExactly(Place.of(Box.B12, "A"));
        assertThat(reading.permit()
                        .orElseThrow()
                        .blocks()
                        .getFirst()
                        .origin()
                        .document()
                        .isStated())
                .isFalse();
    }

    @Test
    void cited_documents_may_bear_the_letter_of_a_permit_as_the_hub_has_it() {
        String xml = Reading.text("01-reexport-ch-fr-alligator-watch-straps")
                .replace(">861<", ">E<")
                .replace(">811<", ">R<");

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings()).isEmpty();
        var block = reading.permit().orElseThrow().blocks().getFirst();
        assertThat(block.origin().document().number()).isEqualTo("25US482019/9");
        assertThat(block.lastReExport().document().number()).isEqualTo("IT/RE/2025/MI/03127");
        assertThat(Reading.of(Reading.DOCUMENTS.write(reading.permit().get())).permit())
                .isEqualTo(reading.permit());
    }

    @ParameterizedTest
    @CsvSource({"W,W", "OW,O W", "O/W,O W", "IO,I O", "'O, C',O C", "XY,XY"})
    void source_codes_that_stand_together_are_taken_apart(String written, String read) {
        String xml = Reading.text(Reading.MINIMAL).replaceFirst("(<ram:TypeExtensionCode>)[A-Z]", "$1" + written);

        assertThat(Reading.of(xml).permit().orElseThrow().blocks().getFirst().sources())
                .containsExactly(read.split(" ", -1));
    }

    @Test
    void a_number_or_date_beyond_what_is_read_is_said_and_not_silently_lost() {
        String xml = Reading.text(Reading.MINIMAL)
                .replaceFirst("(unitCode=\"[A-Z]+\">)[0-9.]+", "$1" + "9".repeat(5_000))
                .replaceFirst("(<ram:EndDateTime>)2027", "$112027");

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings())
                .extracting(Finding::place)
                .containsExactly(Place.of(Box.B2), Place.of(Box.B11, "A"));
        assertThat(Reading.sentences(reading)).allMatch(said -> said.endsWith("has a value beyond what is read."));
    }

    @Test
    void half_a_quota_is_said_and_not_read() {
        String xml = Reading.text("15-export-bw-ch-elephant-tusks-quota")
                .replaceFirst("(?s)<ram:AnnualQuotaQuantity.*?</ram:AnnualQuotaQuantity>", "");

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings()).extracting(Finding::place).containsExactly(Place.of(Box.B11A, "A"));
        assertThat(reading.permit().orElseThrow().blocks().getFirst().quota()).isEmpty();
    }
}

package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {

    @ParameterizedTest
    @ValueSource(strings = {Samples.RECORDED_V1, Samples.RECORDED_V2})
    void a_recorded_message_reads_after_five_normalisations(String recorded) {
        PermitReading reading = Reading.unwrapped(Samples.recorded(recorded));

        assertThat(Reading.rules(reading)).containsExactly("N-01", "N-02", "N-03", "N-04", "N-05");
        assertThat(reading.findings()).allMatch(finding -> finding.severity() == Severity.INFO);
        assertThat(reading.findings()).allMatch(finding -> finding.position().isPresent());
        Permit permit = reading.permit().orElseThrow();
        assertThat(permit.kind()).isEqualTo(DocumentKind.RE_EXPORT);
        assertThat(permit.number().orElseThrow().raw()).isEqualTo("XA000000");
        assertThat(permit.validUntil()).contains(LocalDate.of(2014, 7, 5));
        assertThat(permit.importer().address().country()).contains(CountryCode.of("XB"));
        assertThat(permit.issuingCountry()).contains(CountryCode.of("XA"));
        assertThat(permit.inspection()).isEmpty();
        assertThat(permit.transport()).isEmpty();
        assertThat(permit.references()).isEmpty();
        assertThat(permit.blocks()).extracting(Block::id).containsExactly("A", "B");
        assertThat(permit.blocks().getFirst().origin().document().number()).isEqualTo("XC12345");
        assertThat(permit.blocks().getLast().lastReExport().document().number()).isEqualTo("FR1202501030-R");
        assertThat(permit.blocks())
                .flatExtracting(Block::quantities)
                .containsExactly(Quantity.of("5", "PCS"), Quantity.of("10", "PCS"));
    }

    @Test
    void the_recorded_forms_are_told_apart() {
        assertThat(Reading.unwrapped(Samples.recorded(Samples.RECORDED_V1))
                        .permit()
                        .map(Permit::format))
                .contains(DocumentFormat.TOOLKIT_1);
        assertThat(Reading.unwrapped(Samples.recorded(Samples.RECORDED_V2))
                        .permit()
                        .map(Permit::format))
                .contains(DocumentFormat.TOOLKIT_2);
    }

    @Test
    void a_wrapped_permit_is_refused_where_only_permits_are_taken() {
        PermitReading reading = Reading.of(Samples.recorded(Samples.RECORDED_V2));

        assertThat(reading.permit()).isEmpty();
        assertThat(reading.findings())
                .containsExactly(new Finding(
                        "XML",
                        Severity.ERROR,
                        Place.of(Box.DOCUMENT),
                        Optional.of(new Position(1, 1)),
                        "The permit is wrapped in a SOAP message; here only the permit itself is taken."));
    }

    @Test
    void a_root_with_any_prefix_is_as_good_as_one_without() {
        String prefixed = Reading.text(Reading.MINIMAL)
                .replace("<CITESEPermit xmlns=", "<c:CITESEPermit xmlns:c=")
                .replace("</CITESEPermit>", "</c:CITESEPermit>")
                .replaceAll("<(/?)(SpecifiedExchanged|HeaderExchanged|SpecifiedSupply)", "<$1c:$2");

        PermitReading reading = Reading.of(prefixed);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.permit()).contains(Reading.sample(Reading.MINIMAL));
    }

    @Test
    void an_empty_element_is_absent_and_one_whose_children_are_empty_too() {
        String xml = Reading.text(Reading.MINIMAL)
                .replace("<ram:PurposeCode>", "<ram:Purpose languageID=\"EN\"> </ram:Purpose>\n    <ram:PurposeCode>")
                .replace(
                        "<ram:IncludedSupplyChainConsignmentItem>",
                        "<ram:ExaminationTransportEvent><ram:ActualOccurrenceDateTime/></ram:ExaminationTransportEvent>"
                                + "<ram:IncludedSupplyChainConsignmentItem>");

        PermitReading reading = Reading.of(xml);

        assertThat(Reading.rules(reading)).containsExactly("N-02");
        assertThat(Reading.sentences(reading).getFirst()).contains("3 places");
        assertThat(reading.permit()).contains(Reading.sample(Reading.MINIMAL));
    }

    @Test
    void an_empty_element_that_the_schema_does_not_know_stays_an_error() {
        String xml = Reading.text(Reading.MINIMAL).replace("<ram:PurposeCode>", "<ram:Porpoise/><ram:PurposeCode>");

        assertThat(Reading.rules(Reading.of(xml))).containsExactly("XSD");
    }

    @Test
    void the_three_parts_of_the_root_are_never_dropped() {
        String xml = """
                <CITESEPermit xmlns="urn:un:unece:uncefact:data:standard:CITESEPermit:2">
                  <SpecifiedExchangedDocumentContext/>
                  <HeaderExchangedDocument/>
                  <SpecifiedSupplyChainConsignment/>
                </CITESEPermit>
                """;

        PermitReading reading = Reading.of(xml);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.permit()).isPresent();
    }

    @Test
    void a_comment_inside_a_value_does_not_split_it() {
        String xml = Reading.text(Reading.MINIMAL)
                .replace("<ram:PurposeCode>", "<ram:PurposeCode><!-- T is trade -->")
                .replaceFirst("<ram:ID>26CH", "<ram:ID>26<?why not?>CH");

        PermitReading reading = Reading.of(xml);

        assertThat(Reading.rules(reading)).containsExactly("N-03");
        assertThat(reading.permit()).contains(Reading.sample(Reading.MINIMAL));
    }

    @Test
    void placeholder_attributes_are_absent_and_unit_codes_are_in_capitals() {
        String xml = Reading.text(Reading.MINIMAL)
                .replaceFirst("unitCode=\"[A-Z]+\"", "unitCode=\"pcs\"")
                .replaceFirst("<ram:ID>26CH", "<ram:ID schemeID=\"?\" schemeAgencyID=\"\">26CH");

        PermitReading reading = Reading.of(xml);

        assertThat(Reading.rules(reading)).containsExactly("N-04", "N-06");
        assertThat(reading.permit()
                        .orElseThrow()
                        .blocks()
                        .getFirst()
                        .quantities()
                        .getFirst()
                        .unit())
                .isEqualTo("PCS");
    }

    @Test
    void the_bytes_that_were_handed_in_stay_as_they_are() {
        Bytes recorded = Samples.recorded(Samples.RECORDED_V2);
        Bytes before = Bytes.of(recorded.array().clone());

        Reading.unwrapped(recorded);

        assertThat(recorded).isEqualTo(before);
    }

    @Test
    void a_soap_message_with_two_permits_or_none_is_no_permit() {
        String soap = Samples.recorded(Samples.RECORDED_V2).asUtf8();
        String permit = soap.substring(soap.indexOf("<CITESEPermit>"), soap.indexOf("<Attachments>"));

        assertThat(Reading.sentences(Reading.unwrapped(Bytes.utf8(soap.replace(permit, permit + permit)))))
                .containsExactly("The SOAP message carries more than one permit.");
        assertThat(Reading.sentences(Reading.unwrapped(Bytes.utf8(soap.replace(permit, "")))))
                .containsExactly("The SOAP message carries no permit.");
    }

    @Test
    void a_permit_in_the_soap_header_is_not_the_permit() {
        String soap = Samples.recorded(Samples.RECORDED_V2)
                .asUtf8()
                .replace("<soapenv:Header/>", "<soapenv:Header><CITESEPermit/></soapenv:Header>");

        assertThat(Reading.unwrapped(Bytes.utf8(soap))
                        .permit()
                        .orElseThrow()
                        .number()
                        .orElseThrow()
                        .raw())
                .isEqualTo("XA000000");
    }

    @Test
    void every_normalisation_has_an_id_of_the_closed_list() {
        assertThat(List.of(Normalisation.values()))
                .extracting(Normalisation::id)
                .containsExactly("N-01", "N-02", "N-03", "N-04", "N-05", "N-06");
    }
}

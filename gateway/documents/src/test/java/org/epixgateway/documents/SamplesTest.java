package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.permit.Permit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
    private static final PermitExtraction EXTRACTION = new PermitExtraction(Limits.STANDARD);

    static Stream<String> samples() {
        return Samples.PERMITS.stream();
    }

    @Test
    void the_list_is_the_one_of_the_samples_readme() throws IOException {
        try (InputStream in = SamplesTest.class.getResourceAsStream("/org/epixgateway/samples/README.md")) {
            String readme = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<String> listed = Pattern.compile("^\\| `([a-z0-9-]+)\\.xml`", Pattern.MULTILINE)
                    .matcher(readme)
                    .results()
                    .map(row -> row.group(1))
                    .toList();

            assertThat(Samples.PERMITS).containsExactlyElementsOf(listed);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_moved_to_another_day_keeps_its_length_of_validity_and_its_history(String name) {
        LocalDate today = LocalDate.of(2028, 2, 29);

        Permit before = Reading.sample(name);
        Permit after = Reading.of(Samples.shifted(Samples.permit(name), today))
                .permit()
                .orElseThrow();

        long days = Samples.WRITTEN_FOR.until(today, java.time.temporal.ChronoUnit.DAYS);
        assertThat(after.validUntil()).isEqualTo(before.validUntil().map(date -> date.plusDays(days)));
        assertThat(after.issue().date()).isEqualTo(before.issue().date().map(date -> date.plusDays(days)));
        assertThat(after.number()).isEqualTo(before.number());
        assertThat(after.blocks().getFirst().origin())
                .isEqualTo(before.blocks().getFirst().origin());
        assertThat(after.blocks().getFirst().acquiredOn())
                .isEqualTo(before.blocks().getFirst().acquiredOn());
    }

    @Test
    void nothing_changes_but_the_dates_of_elements() {
        Bytes permit = Samples.permit("06-export-ch-fr-snow-leopard");

        String moved = Samples.shifted(permit, Samples.WRITTEN_FOR.plusDays(1)).asUtf8();

        assertThat(moved)
                .contains("<ram:IssueDateTime>2026-11-17T10:15:00+01:00<", "2009-07-14", "born 2024-05-21")
                .hasSize(permit.asUtf8().length());
        assertThat(Samples.shifted(permit, Samples.WRITTEN_FOR)).isEqualTo(permit);
    }

    @ParameterizedTest
    @ValueSource(strings = {Samples.RECORDED_V1, Samples.RECORDED_V2})
    void a_permit_taken_out_of_its_soap_answer_says_the_same(String recorded) {
        Bytes soap = Samples.recorded(recorded);

        Bytes permit = EXTRACTION.unwrapped(soap);

        assertThat(permit.asUtf8()).startsWith("<C").endsWith(">").doesNotContain("soapenv", "Attachments");
        assertThat(Reading.of(permit).permit())
                .isEqualTo(Reading.unwrapped(soap).permit());
        assertThat(Reading.rules(Reading.of(permit))).containsExactly("N-01", "N-02", "N-03", "N-04");
    }

    @Test
    void what_stands_inside_the_permit_stays_character_by_character() {
        String soap = Samples.recorded(Samples.RECORDED_V2).asUtf8();
        String inside = soap.substring(soap.indexOf("<CITESEPermit>") + 14, soap.indexOf("</CITESEPermit>"));

        assertThat(EXTRACTION.unwrapped(Bytes.utf8(soap)).asUtf8()).contains(inside);
    }

    @Test
    void declarations_of_elements_beside_the_permit_do_not_count() {
        String soap = """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="urn:un:unece:uncefact:data:standard:CITESEPermit:2">
                <s:Header xmlns:a="urn:evil"><a:x/></s:Header>
                <s:Body><r xmlns="urn:r"><x xmlns:a="urn:worse"/><a:CITESEPermit xmlns:b="urn:b"><a:HeaderExchangedDocument/></a:CITESEPermit></r></s:Body>
                </s:Envelope>
                """;

        assertThat(EXTRACTION.unwrapped(Bytes.utf8(soap)).asUtf8())
                .isEqualTo(
                        "<a:CITESEPermit xmlns:a=\"urn:un:unece:uncefact:data:standard:CITESEPermit:2\" xmlns:b=\"urn:b\">"
                                + "<a:HeaderExchangedDocument/></a:CITESEPermit>");
    }

    @Test
    void a_permit_that_is_not_wrapped_comes_back_without_its_xml_declaration() {
        Bytes permit = Samples.permit(Reading.MINIMAL);

        assertThat(Reading.of(EXTRACTION.unwrapped(permit)).permit())
                .isEqualTo(Optional.of(Reading.sample(Reading.MINIMAL)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<a/>", "<!DOCTYPE a><a/>", "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"/>"
            })
    void what_carries_no_permit_is_said_so(String soap) {
        assertThatThrownBy(() -> EXTRACTION.unwrapped(Bytes.utf8(soap)))
                .isInstanceOf(UnreadableDocumentException.class);
    }
}

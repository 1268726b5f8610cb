package org.epixgateway.peers.epix.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.query.QueryAnswer;
import org.epixgateway.core.query.QueryAnswer.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What real systems sent in 2017, asked for in each dialect; and the forms of attachments. */
@Timeout(60)
class RecordedAnswersTest {
    private static final String XML = "text/xml; charset=utf-8";

    @RegisterExtension
    static final WireMockExtension SYSTEM =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    static Stream<Arguments> dialectsAndVersions() {
        List<Dialect> dialects = List.of(
                TestSystem.simple(),
                new SimpleDialect(
                        TestSystem.XA,
                        new SimpleDialect.Form("urn:CitesDataExchange/v1/", SimpleDialect.Spelling.CAMEL_CASE, false)),
                new SwissDialect("urn:CitesDataExchange/v1/", true),
                new CzechDialect("urn:cz", "user", () -> "secret"));
        return dialects.stream()
                .flatMap(dialect -> Stream.of(Arguments.of(dialect, Samples.V1), Arguments.of(dialect, Samples.V2)));
    }

    @ParameterizedTest
    @MethodSource("dialectsAndVersions")
    void a_recorded_answer_is_kept_byte_for_byte_and_its_permit_taken_out(Dialect dialect, Bytes recorded) {
        answering(XML, recorded.array());

        Found found = found(TestSystem.at(SYSTEM.baseUrl() + "/epix", dialect).ask(TestSystem.query()));

        assertThat(found.response()).isEqualTo(recorded);
        assertThat(found.document().asUtf8()).startsWith("<C").contains(TestSystem.NUMBER);
        assertThat(found.isComposite()).isFalse();
        assertThat(found.attachments()).isEmpty();
        assertThat(found.notSent()).hasSize(1); // the recorded answers name a part and came without it
    }

    @Test
    void an_attachment_beside_the_message_is_found_by_its_content_id() {
        byte[] file = {0, 1, 2, '\r', '\n', '-', '-', (byte) 0xFF};
        byte[] body = multipart(Samples.permit(Samples.attachment("Test.pdf", Samples.include("cid:file%40x"))), file);
        answering(
                "multipart/related; type=\"application/xop+xml\"; boundary=\"b 1\"; start=\"<root@x>\";"
                        + " start-info=\"text/xml\"",
                body);

        Found found = found(TestSystem.at(SYSTEM.baseUrl(), TestSystem.simple()).ask(TestSystem.query()));

        assertThat(found.response()).isEqualTo(Bytes.of(body));
        assertThat(found.attachments()).containsExactly(new Attachment("Test.pdf", "application/pdf", Bytes.of(file)));
        assertThat(found.notSent()).isEmpty();
        assertThat(found.isComposite()).isTrue();
    }

    @Test
    void an_attachment_may_stand_in_the_message_itself() {
        answering(XML, bytes(Samples.permit(Samples.attachment("a.txt", "aGVs\nbG8="))));

        Found found = found(TestSystem.at(SYSTEM.baseUrl(), TestSystem.simple()).ask(TestSystem.query()));

        assertThat(found.attachments())
                .containsExactly(new Attachment("a.txt", "application/octet-stream", Bytes.utf8("hello")));
    }

    @Test
    void the_number_the_token_and_the_callee_are_what_is_sent() {
        answering(XML, bytes(Samples.permit("")));

        QueryAnswer answer =
                TestSystem.at(SYSTEM.baseUrl() + "/epix", TestSystem.simple()).ask(TestSystem.query());

        LoggedRequest request = SYSTEM.findAll(com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor(
                        com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo("/epix")))
                .getLast();
        assertThat(answer).isInstanceOf(Found.class);
        assertThat(request.getHeader("SOAPAction")).isEqualTo("\"get_non_final_cites_certificate\"");
        assertThat(request.getHeader("Content-Type")).isEqualToIgnoringCase(XML);
        assertThat(request.containsHeader("Accept-Encoding")).isFalse();
        assertThat(request.getBodyAsString())
                .contains("<v1:get_non_final_cites_certificate><CertificateNumber>XA000000</CertificateNumber>"
                        + "<TokenId>a-token</TokenId><IsoCountryCode>XA</IsoCountryCode>");
    }

    static Found found(QueryAnswer answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return Optional.of(answer)
                .filter(Found.class::isInstance)
                .map(Found.class::cast)
                .orElseThrow();
    }

    private static byte[] multipart(String root, byte[] file) {
        byte[] before = bytes("--b 1\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <root@x>\r\n\r\n" + root
                + "\r\n--b 1\r\nContent-Type: application/pdf;\r\n name=x\r\nContent-ID: <file@x>\r\n\r\n");
        byte[] after = bytes("\r\n--b 1--\r\n");
        byte[] whole = new byte[before.length + file.length + after.length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(file, 0, whole, before.length, file.length);
        System.arraycopy(after, 0, whole, before.length + file.length, after.length);
        return whole;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answering(String type, byte[] body) {
        SYSTEM.stubFor(post(com.github.tomakehurst.wiremock.client.WireMock.anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", type).withBody(body)));
    }
}

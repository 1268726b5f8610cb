package org.epixgateway.app.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service under test may answer, and what is made of it. */
final class SoapReadingTest {
    private static final Bytes CONTAINER = Bytes.of(new byte[] {'P', 'K', 0, '\r', '\n', '-', '-', 0x7f});

    @ParameterizedTest
    @EnumSource(Soap.Version.class)
    void a_container_is_read_octet_by_octet_attached_or_inline(Soap.Version version) {
        assertThat(asAnswer(Soap.attached(version, CONTAINER))).isEqualTo(new Said.Answer(CONTAINER));
        assertThat(asAnswer(Soap.inline(version, CONTAINER))).isEqualTo(new Said.Answer(CONTAINER));
    }

    /** A request of ours, turned into the answer of somebody else. */
    private static Said asAnswer(Soap request) {
        String text = new String(request.body().array(), StandardCharsets.ISO_8859_1)
                .replace("e:Deliver", "e:DeliverResponse")
                .replace("e:container>", "e:answer>");
        return SoapReading.read(200, request.contentType(), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_service_state_is_read_in_its_four_parts() {
        assertThat(read(
                        200,
                        "<ServiceStateResponse xmlns=\"" + Soap.SERVICE
                                + "\"><State>OK</State><ProfileVersion>1</ProfileVersion>"
                                + "<Time>2026-11-23T12:00:00Z</Time><Party>FR</Party></ServiceStateResponse>"))
                .isEqualTo(new Said.State("OK", java.util.List.of("1"), "2026-11-23T12:00:00Z", "FR"));
    }

    @Test
    void a_fault_is_known_by_its_detail() {
        Said later = read(
                500,
                "<s:Fault xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><faultcode>s:Server</faultcode><faultstring>later</faultstring>"
                        + "<detail><TryLater xmlns=\"" + Soap.SERVICE
                        + "\"><retryAfterSeconds>5</retryAfterSeconds><sentence>later</sentence></TryLater></detail></s:Fault>");

        assertThat(later).isInstanceOfSatisfying(Said.Fault.class, fault -> {
            assertThat(fault.detail()).isEqualTo("TryLater");
            assertThat(fault.sentence()).isEqualTo("later");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "<!DOCTYPE a><a/>", "<a/>", "PK"})
    void anything_else_is_no_answer(String body) {
        assertThat(SoapReading.read(200, "text/xml", body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Said.Nothing.class);
        assertThat(SoapReading.read(200, "multipart/related; boundary=\"b\"", body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Said.Nothing.class);
    }

    private static Said read(int status, String content) {
        String body = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>" + content
                + "</e:Body></e:Envelope>";
        return SoapReading.read(status, "text/xml; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }
}

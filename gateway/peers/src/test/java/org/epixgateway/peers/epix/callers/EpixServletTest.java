package org.epixgateway.peers.epix.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.peers.epix.callers.TestEpix.NUMBER;
import static org.epixgateway.peers.epix.callers.TestEpix.TOKEN;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.RecordingObservations;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.InMemoryIssuedPermits;
import org.epixgateway.core.query.QueryAnswer;
import org.epixgateway.peers.TestKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Callers of the hub's time, over TLS. */
@Timeout(60)
final class EpixServletTest {
    private static final String V1 = "urn:CitesDataExchange/v1/";
    private static final String V2 = "urn:CitesDataExchange/v2/";

    private TestEpix epix;

    @BeforeEach
    void start() throws Exception {
        epix = TestEpix.started();
    }

    @AfterEach
    void stop() {
        epix.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void an_answer_has_the_shape_of_the_recorded_one(String version) throws Exception {
        Document recorded = Dom.of(TestEpix.recorded(version).asUtf8());

        HttpResponse<String> response = epix.post(
                "/" + version,
                TestEpix.query("GetNonFinalCitesCertificate", "urn:CitesDataExchange/" + version + "/", NUMBER, TOKEN));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(shape(Dom.of(Dom.envelopeIn(response.body())))).isEqualTo(shape(recorded));
    }

    /** Wrapper, what stands in it, and the permit's three parts: names with namespaces, in order. */
    private static List<String> shape(Document soap) {
        Element wrapper = Dom.firstChild(Dom.first(soap, SmallXml.SOAP_11, "Body"));
        Element permit = Dom.firstChild(wrapper);
        return Stream.of(
                        Stream.of(Dom.name(wrapper)),
                        Dom.children(wrapper).map(Dom::name),
                        Dom.children(permit).map(Dom::name))
                .flatMap(names -> names)
                .toList();
    }

    @Test
    void the_permit_is_the_one_that_was_handed_in_but_for_the_namespace_of_its_root() throws Exception {
        Document answered =
                Dom.of(Dom.envelopeIn(epix.post("", TestEpix.query()).body()));
        Element permit = (Element) answered.getElementsByTagName("CITESEPermit").item(0);
        Element handedIn = Dom.of(TestEpix.document().asUtf8()).getDocumentElement();

        assertThat(Dom.told(permit)).isEqualTo(Dom.told(handedIn));
        assertThat(permit.getNamespaceURI()).isNull();
    }

    @Test
    void the_signed_container_travels_as_attachment() throws Exception {
        HttpResponse<String> response = epix.post("", TestEpix.query());

        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("multipart/related; type=\"application/xop+xml\"");
        assertThat(response.body())
                .contains("<AttachmentName>signed-permit.asice</AttachmentName>")
                .contains("href=\"cid:attachment-1@epix\"")
                .contains("Content-ID: <attachment-1@epix>\r\n\r\n" + InMemoryIssuedPermits.CONTAINER.asUtf8()
                        + "\r\n--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get_non_final_cites_certificate",
                "GetNonFinalCitesCertificate",
                "GetNonFinalCitesCertificateRequest",
                "getNonFinalCitesCertificate",
                "get-non-final-cites-certificate",
                "GET_NON_FINAL_CITES_CERTIFICATE_REQUEST"
            })
    void an_operation_is_understood_however_it_is_spelled(String operation) throws Exception {
        for (String namespace : List.of("urn:CitesDataExchange", V1, V2, "urn:CitesDataExchange/v2")) {
            HttpResponse<String> response = epix.post("", TestEpix.query(operation, namespace, NUMBER, TOKEN));

            assertThat(response.statusCode()).as(namespace).isEqualTo(200);
            assertThat(response.body()).contains("GetNonFinalCitesCertificateResponse");
        }
    }

    @Test
    void fields_are_understood_in_underscores_and_in_any_namespace() throws Exception {
        String body = "<get_non_final_cites_certificate xmlns=\"urn:CitesDataExchange\"><certificate_number>" + NUMBER
                + "</certificate_number><token_id>" + TOKEN
                + "</token_id><iso_country_code>na</iso_country_code></get_non_final_cites_certificate>";

        assertThat(epix.post("", TestEpix.envelope(body)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1, urn:CitesDataExchange, CBFShip",
        "/v2, urn:CitesDataExchange, CITESEPermit",
        "'', urn:CitesDataExchange, CITESEPermit",
        "/v2, urn:CitesDataExchange/v1/, CBFShip",
        "/v1, urn:CitesDataExchange/v2/, CITESEPermit"
    })
    void the_version_is_that_of_the_body_or_else_of_the_address(String path, String namespace, String root)
            throws Exception {
        HttpResponse<String> response =
                epix.post(path, TestEpix.query("GetNonFinalCitesCertificate", namespace, NUMBER, TOKEN));

        assertThat(response.body()).contains("<" + root + " ");
    }

    static Stream<String> actions() {
        return Stream.of(
                "", "\"\"", "urn:GetNonFinalCitesCertificate", "\"urn:ConfirmQuantities\"", "\"urn:DeleteEverything\"");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void the_body_says_what_is_asked_whatever_the_soap_action_says(String action) throws Exception {
        HttpResponse<String> response =
                epix.post(TestKey.SWITZERLAND, "", TestEpix.query(), "text/xml; charset=utf-8", action);

        assertThat(response.body()).contains("GetNonFinalCitesCertificateResponse");
        assertThat(epix.queries.confirmations.confirmations()).isEmpty();
    }

    @Test
    void confirmed_quantities_are_taken_with_their_decimals() throws Exception {
        HttpResponse<String> response = epix.post("/v2", confirm("A", " 7.25\n"));

        assertThat(response.body()).contains("<v2:ConfirmQuantitiesResponse", "<Confirmed>true</Confirmed>");
        assertThat(epix.queries.confirmations.confirmations().getFirst().positions())
                .extracting(position -> position.block() + "=" + position.inspected())
                .containsExactly("A=7.25");
    }

    @Test
    void the_state_is_told_with_and_without_a_country() throws Exception {
        for (String field : List.of("", "<IsoCountryCode>NA</IsoCountryCode>")) {
            String body = "<x:ServiceStateRequest xmlns:x=\"" + V1 + "\">" + field + "</x:ServiceStateRequest>";

            assertThat(epix.post("", TestEpix.envelope(body)).body())
                    .contains("<v1:ServiceStateResponse", "<State>OK</State>");
        }
    }

    @Test
    void a_final_form_that_is_not_there_yet_is_a_fault() throws Exception {
        fault("NotFinal", epix.post("", TestEpix.query("get_final_cites_certificate", V2, NUMBER, TOKEN)));
    }

    @Test
    void a_wrong_token_and_an_unknown_number_get_the_same_fault() throws Exception {
        HttpResponse<String> wrongToken =
                epix.post("", TestEpix.query("GetNonFinalCitesCertificate", V2, NUMBER, "wrong"));
        HttpResponse<String> unknown =
                epix.post("", TestEpix.query("GetNonFinalCitesCertificate", V2, "NA 2026/99999", TOKEN));

        fault("PermitNotFound", wrongToken);
        assertThat(unknown.body()).isEqualTo(wrongToken.body());
        assertThat(unknown.statusCode()).isEqualTo(wrongToken.statusCode());
    }

    @Test
    void a_certificate_of_nobody_is_told_so_before_its_request_is_read() throws Exception {
        fault("CallerNotFound", epix.post(TestKey.UNREGISTERED, "", "<not xml", "text/xml", ""));
        assertThat(epix.queries.observations.alarms())
                .contains(new RecordingObservations.Alarm(
                        "unknown peer", "CN=unregistered", "called the EPIX service; no Party is registered for it"));
    }

    @Test
    void a_caller_without_a_certificate_is_told_so() throws Exception {
        try (TestEpix open = TestEpix.withoutCertificates()) {
            fault("CertificateMissing", open.post(TestKey.STRANGER, "", TestEpix.query(), "text/xml", ""));
        }
    }

    @Test
    void another_country_is_asked_and_its_fault_passed_on() throws Exception {
        String french = TestEpix.query().replace(">NA<", ">FR<");
        epix.queries.france.answers(new QueryAnswer.Declined("Permis inconnu & perdu", "Voir <le> registre."));

        HttpResponse<String> declined = epix.post("", french);

        assertThat(declined.statusCode()).isEqualTo(500);
        assertThat(declined.body())
                .contains("<faultstring>Permis inconnu &amp; perdu</faultstring>", "Voir &lt;le&gt; registre.");

        epix.queries.france.answers(new QueryAnswer.Declined("soap:Client", "Unknown certificate"));
        assertThat(epix.post("", french).body())
                .contains("<faultcode>soapenv:Client</faultcode><faultstring>Unknown certificate</faultstring>");

        fault("CalleeNotFound", epix.post("", TestEpix.query().replace(">NA<", ">BR<")));
    }

    @Test
    void another_countrys_permit_and_files_come_through() throws Exception {
        epix.queries.france.answers(new QueryAnswer.Found(
                TestEpix.recorded("v2"),
                TestEpix.sample("11-reexport-fr-ch-aloe-partly-shipped"),
                List.of(new org.epixgateway.core.exchange.Attachment(
                        "a\"<b>\u0001.pdf", "text/html\r\nX-Evil: 1", Bytes.utf8("%PDF"))),
                true));

        HttpResponse<String> response = epix.post("", TestEpix.query().replace(">NA<", ">FR<"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("<Composite>true</Composite>", "a&quot;&lt;b&gt;?.pdf", "application/octet-stream")
                .doesNotContain("X-Evil");
    }

    @Test
    void confirmed_quantities_reach_another_country() throws Exception {
        epix.queries.france.confirms(new EpixSystem.NotTaken("AdapterNotAvailable", ""));

        fault("AdapterNotAvailable", epix.post("", confirm("A", "3").replace(">NA<", ">FR<")));
        assertThat(epix.queries.france.heard().toString()).contains("Position[block=A, inspected=3]");
    }

    @Test
    void an_outage_is_told_as_one_without_a_word_of_our_inside() throws Exception {
        try (TestEpix away = TestEpix.with(request -> {
            throw new OutageException("/var/lib/epix is full", Duration.ofSeconds(1));
        })) {
            HttpResponse<String> response = away.post("", TestEpix.query());

            fault("TryLater", response);
            assertThat(response.body()).contains("soapenv:Server").doesNotContain("/var");
        }
        try (TestEpix broken = TestEpix.with(request -> {
            throw new IllegalStateException("bug at line 7");
        })) {
            assertThat(broken.post("", TestEpix.query()).body()).doesNotContain("line 7");
        }
    }

    @Test
    void a_request_as_multipart_is_understood_by_its_root_part() throws Exception {
        String body = "--b\r\nContent-Type: text/plain\r\nContent-ID: <other>\r\n\r\nother\r\n"
                + "--b\r\nContent-Type: application/xop+xml\r\nContent-ID: <root>\r\n\r\n" + TestEpix.query()
                + "\r\n--b--\r\n";

        HttpResponse<String> response = epix.post(
                TestKey.SWITZERLAND,
                "",
                body,
                "multipart/related; type=\"application/xop+xml\"; start=\"<root>\"; boundary=b",
                "");

        assertThat(response.body()).contains("GetNonFinalCitesCertificateResponse");
    }

    static String confirm(String id, String quantity) {
        return TestEpix.query("ConfirmQuantities", V2, NUMBER, TOKEN)
                .replace(
                        "</e:ConfirmQuantities>",
                        "<ConfirmedQuantities><CitesPosition><ID>" + id + "</ID><InspectedUnitQuantity>" + quantity
                                + "</InspectedUnitQuantity></CitesPosition></ConfirmedQuantities></e:ConfirmQuantities>");
    }

    static void fault(String code, HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(500);
        Document soap = Dom.of(response.body());
        Node fault = Dom.first(soap, SmallXml.SOAP_11, "Fault")
                .getElementsByTagName("faultstring")
                .item(0);
        assertThat(fault.getTextContent()).isEqualTo(code);
    }
}

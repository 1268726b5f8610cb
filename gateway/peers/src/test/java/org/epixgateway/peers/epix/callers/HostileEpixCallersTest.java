package org.epixgateway.peers.epix.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.peers.epix.callers.EpixServletTest.confirm;
import static org.epixgateway.peers.epix.callers.EpixServletTest.fault;
import static org.epixgateway.peers.epix.callers.TestEpix.NUMBER;
import static org.epixgateway.peers.epix.callers.TestEpix.TOKEN;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpResponse;
import java.util.List;
import org.epixgateway.peers.TestKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registered caller whose system has been taken over, or is badly written. */
@Timeout(60)
final class HostileEpixCallersTest {
    private static final String V2 = "urn:CitesDataExchange/v2/";
    private static final String OPERATION = "GetNonFinalCitesCertificate";

    private final WireMockServer elsewhere =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private TestEpix epix;

    @BeforeEach
    void start() throws Exception {
        elsewhere.start();
        elsewhere.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok(NUMBER)));
        epix = TestEpix.started();
    }

    @AfterEach
    void nobody_was_called_elsewhere() {
        assertThat(elsewhere.getAllServeEvents()).isEmpty();
        elsewhere.stop();
        epix.close();
    }

    @Test
    void an_include_of_something_elsewhere_is_never_fetched() throws Exception {
        for (String href : List.of(elsewhere.baseUrl() + "/number", "file:///etc/hostname", "cid:part")) {
            String include = "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"" + href + "\"/>";

            fault("Invalid Request", epix.post("", TestEpix.query(OPERATION, V2, include, TOKEN)));
        }
    }

    @Test
    void an_entity_or_a_document_type_elsewhere_is_never_fetched() throws Exception {
        for (String type : List.of(
                "<!DOCTYPE x SYSTEM \"" + elsewhere.baseUrl() + "/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + elsewhere.baseUrl() + "/a\">]>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + elsewhere.baseUrl() + "/p\"> %p;]>",
                "<!DOCTYPE x [<!ENTITY a \"ha\">]>",
                "<!DOCTYPE x>")) {
            fault("Invalid Request", epix.post("", type + TestEpix.query(OPERATION, V2, "&a;", TOKEN)));
            fault("Invalid Request", epix.post("", type + TestEpix.query()));
        }
    }

    @Test
    void an_address_to_answer_to_is_ignored() throws Exception {
        String header = "<s:Header><a:ReplyTo xmlns:a=\"http://www.w3.org/2005/08/addressing\"><a:Address>"
                + elsewhere.baseUrl() + "/reply</a:Address></a:ReplyTo></s:Header>";

        HttpResponse<String> response = epix.post("", TestEpix.query().replace("<s:Header/>", header));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("GetNonFinalCitesCertificateResponse");
    }

    @Test
    void a_header_that_must_be_understood_is_said_not_to_be() throws Exception {
        String header = "<s:Header><h xmlns=\"urn:x\" s:mustUnderstand=\"1\"/></s:Header>";

        assertThat(epix.post("", TestEpix.query().replace("<s:Header/>", header))
                        .body())
                .contains("<faultcode>soapenv:MustUnderstand</faultcode>");
    }

    @Test
    void soap_1_2_is_told_that_this_is_soap_1_1() throws Exception {
        String soap12 = TestEpix.query().replace(SmallXml.SOAP_11, "http://www.w3.org/2003/05/soap-envelope");

        HttpResponse<String> response = epix.post(TestKey.SWITZERLAND, "", soap12, "application/soap+xml", "");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .contains("xmlns:soapenv=\"" + SmallXml.SOAP_11, "<faultcode>soapenv:VersionMismatch</faultcode>");
    }

    @Test
    void deep_wide_and_large_requests_are_invalid() throws Exception {
        fault("Invalid Request", epix.post("", TestEpix.envelope("<a>".repeat(5_000) + "</a>".repeat(5_000))));
        fault("Invalid Request", epix.post("", TestEpix.envelope("<a/>".repeat(8_000))));
        fault(
                "Invalid Request",
                epix.post("", TestEpix.query().replace("<s:Header/>", "<s:Header " + attributes() + "/>")));
        fault("Invalid Request", epix.post("", "x".repeat(EpixTerms.REQUEST_BYTES_MAX + 1)));
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i <= SmallXml.ATTRIBUTES_MAX; i++) {
            attributes.append("a").append(i).append("=\"\" ");
        }
        return attributes.toString();
    }

    @Test
    void more_positions_than_any_permit_has_blocks_are_invalid() throws Exception {
        String position = "<CitesPosition><ID>A</ID><InspectedUnitQuantity>1</InspectedUnitQuantity></CitesPosition>";

        fault(
                "Invalid Request",
                epix.post(
                        "", confirm("A", "1").replace("<CitesPosition>", position.repeat(2_001) + "<CitesPosition>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<not xml",
                "<other/>",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>",
                "<s:Envelope xmlns:s=\"urn:other\"><s:Body/></s:Envelope>"
            })
    void what_is_no_envelope_is_invalid(String body) throws Exception {
        fault("Invalid Request", epix.post("", body));
    }

    @Test
    void what_is_no_operation_or_two_of_them_is_invalid() throws Exception {
        String state = "<ServiceState xmlns=\"" + V2 + "\"/>";

        fault("Invalid Request", epix.post("", TestEpix.envelope("<Delete xmlns=\"" + V2 + "\"/>")));
        fault("Invalid Request", epix.post("", TestEpix.envelope("<ServiceState xmlns=\"urn:other\"/>")));
        fault("Invalid Request", epix.post("", TestEpix.envelope(state + state)));
        fault("Invalid Request", epix.post("", TestEpix.envelope("")));
    }

    @Test
    void a_field_that_stands_there_twice_is_invalid() throws Exception {
        fault(
                "Invalid Request",
                epix.post("", TestEpix.query().replace("<TokenId>", "<TokenId>other</TokenId><TokenId>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"N\u0410 2026/00018", "NA 2O26/00018", "NA 2026/0001", "' OR 1=1 --", "%", "*", "../NA"})
    void numbers_that_only_resemble_ours_are_not_found(String number) throws Exception {
        fault("PermitNotFound", epix.post("", TestEpix.query(OPERATION, V2, number, TOKEN)));
    }

    @Test
    void numbers_that_are_too_long_or_empty_are_invalid_and_control_characters_never_arrive() throws Exception {
        fault("Invalid Request", epix.post("", TestEpix.query(OPERATION, V2, "N".repeat(10_000), TOKEN)));
        fault("Invalid Request", epix.post("", TestEpix.query(OPERATION, V2, " \n ", TOKEN)));
        fault("Invalid Request", epix.post("", TestEpix.query(OPERATION, V2, "NA\u0001", TOKEN)));
        fault("Invalid Request", epix.post("", TestEpix.query(OPERATION, V2, "NA&#0;", TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "CHE", "1H", "\uff23\uff28", "\u0131T", "<b/>"})
    void a_country_that_is_no_code_is_invalid(String country) throws Exception {
        fault("Invalid Request", epix.post("", TestEpix.query().replace(">NA<", ">" + country + "<")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1e3",
                "NaN",
                "INF",
                "1,5",
                "1.000.000",
                "0x10",
                "",
                " ",
                "1 0",
                "\u0661",
                "1234567890123456789",
                "0.0000000001",
                "+",
                "."
            })
    void a_quantity_that_is_no_plain_decimal_is_invalid(String quantity) throws Exception {
        fault("Invalid Request", epix.post("", confirm("A", quantity)));
        assertThat(epix.queries.confirmations.confirmations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "+3", "12.", ".5", "123456789012345678.123456789"})
    void every_plain_decimal_is_taken(String quantity) throws Exception {
        assertThat(epix.post("", confirm("A", quantity)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {" A", "A B", "A\n", "", "A\u00a0"})
    void an_id_with_white_space_gets_the_fault_of_the_hub(String id) throws Exception {
        fault("ID must be a token", epix.post("", confirm(id, "1")));
    }

    @Test
    void nothing_else_exists_at_this_address() throws Exception {
        for (String path : List.of("", "/", "/v3", "/v2/x", "?xsd=1", "/v2?wsdl=../x", "/services")) {
            assertThat(epix.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(epix.post("/v3", TestEpix.query()).statusCode()).isEqualTo(404);
        assertThat(epix.post("?x", TestEpix.query()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/related",
                "multipart/related; boundary=",
                "multipart/related; boundary=nowhere",
                "multipart/related; boundary=b; start=\"<none>\""
            })
    void a_multipart_without_a_root_is_invalid(String type) throws Exception {
        String body = "--b\r\nContent-ID: <root>\r\n\r\n" + TestEpix.query() + "\r\n--b--\r\n";

        fault("Invalid Request", epix.post(TestKey.SWITZERLAND, "", body, type, ""));
    }
}

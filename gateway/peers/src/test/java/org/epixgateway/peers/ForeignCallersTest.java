package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;

/** Callers with other software than ours, who mean well. */
@Timeout(60)
final class ForeignCallersTest {
    private static final String END = "</soap:Envelope>";

    private final Queue<Bytes> arrived = new ConcurrentLinkedQueue<>();
    private TestGateway gateway;
    private RawCalls calls;

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.with(envelope -> {
            arrived.add(envelope.container());
            return Bytes.utf8("answer");
        });
        calls = new RawCalls(gateway.address());
    }

    @AfterEach
    void stop() {
        calls.close();
        gateway.close();
    }

    @Test
    void a_soap_1_1_request_without_a_soap_action_is_understood() throws Exception {
        HttpResponse<String> response = calls.soap11(RawCalls.inline(base64("PK")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(RawCalls.SOAP_11).doesNotContain(RawCalls.SOAP_12);
        assertThat(arrived).containsExactly(Bytes.utf8("PK"));
    }

    @Test
    void a_soap_1_2_request_at_the_same_address_is_answered_in_soap_1_2() throws Exception {
        HttpResponse<String> response = calls.soap12(RawCalls.inline(base64("PK")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(RawCalls.SOAP_12).doesNotContain(RawCalls.SOAP_11);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("application/soap+xml");
        assertThat(arrived).containsExactly(Bytes.utf8("PK"));
    }

    @Test
    void a_container_as_attachment_is_understood() throws Exception {
        HttpResponse<String> response = calls.mtom(RawCalls.include("cid:box"), true);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(arrived).containsExactly(Bytes.utf8("PK"));
    }

    @Test
    void the_answer_travels_as_attachment() throws Exception {
        HttpResponse<String> response = calls.mtom(RawCalls.include("cid:box"), true);

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("multipart/related");
        assertThat(response.body()).contains("xop/include").contains("\r\nanswer\r\n");
    }

    @Test
    void the_state_of_the_service_is_told() throws Exception {
        HttpResponse<String> response = calls.soap11("<d:ServiceState xmlns:d=\"" + RawCalls.SERVICE + "\"/>");

        assertThat(response.body())
                .contains("OK</")
                .contains("1</")
                .contains("2026-03-01T10:15:30.250Z</")
                .contains("CH</");
        gateway.busy.set(true);
        assertThat(calls.soap11("<d:ServiceState xmlns:d=\"" + RawCalls.SERVICE + "\"/>")
                        .body())
                .contains("Busy</");
    }

    @Test
    void the_state_of_the_service_is_told_as_the_contract_says() throws Exception {
        Document contract = parsed(calls.get("?wsdl").body());
        String body = calls.soap11("<d:ServiceState xmlns:d=\"" + RawCalls.SERVICE + "\"/>")
                .body();
        Document answer =
                parsed(body.substring(body.indexOf("<soap:Envelope"), body.indexOf("</soap:Envelope>") + END.length()));

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(first(contract, XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema"))
                .newValidator()
                .validate(first(answer, RawCalls.SERVICE, "ServiceStateResponse"));
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static DOMSource first(Document document, String namespace, String name) {
        return new DOMSource(document.getElementsByTagNameNS(namespace, name).item(0));
    }

    @Test
    void the_contract_is_served_with_this_address() throws Exception {
        HttpResponse<String> response = calls.get("?wsdl");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("ExchangeSoap11Port")
                .contains("ExchangeSoap12Port")
                .contains("location=\"" + gateway.address())
                .doesNotContain("https://localhost/exchange");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(Bytes.utf8(text).array());
    }
}

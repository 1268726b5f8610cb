package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registered caller whose system has been taken over. Nothing of this reaches the door; each answer is a plain fault. */
@Timeout(60)
final class HostileCallersTest {
    private static final String PLAIN = "This is not a valid request of the exchange service.";
    private static final String TOO_LARGE = "The request is larger than this gateway takes.";

    private final AtomicInteger arrived = new AtomicInteger();
    private TestGateway gateway;
    private RawCalls calls;

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.with(envelope -> {
            arrived.incrementAndGet();
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
    void a_document_type_is_refused() throws Exception {
        refused(
                PLAIN,
                calls.post(
                        "text/xml",
                        "<!DOCTYPE s:Envelope>" + RawCalls.envelope(RawCalls.SOAP_11, RawCalls.inline("UEs="))));
    }

    @ParameterizedTest
    @CsvSource({
        "text/xml, http://schemas.xmlsoap.org/soap/envelope/, http://www.w3.org/2003/05/soap-envelope",
        "application/soap+xml, http://www.w3.org/2003/05/soap-envelope, http://schemas.xmlsoap.org/soap/envelope/"
    })
    void a_request_that_cannot_be_read_gets_a_fault_that_its_sender_can(String type, String spoken, String other)
            throws Exception {
        HttpResponse<String> response = calls.post(type, "<not xml");

        refused(PLAIN, response);
        assertThat(response.body()).contains(spoken).doesNotContain(other);
    }

    @Test
    void an_entity_is_not_expanded() throws Exception {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";

        refused(PLAIN, calls.post("text/xml", bomb + RawCalls.envelope(RawCalls.SOAP_11, RawCalls.inline("&b;"))));
    }

    @Test
    void an_entity_does_not_read_a_file(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "U0VDUkVU");
        String entity = "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]>";

        refused(PLAIN, calls.post("text/xml", entity + RawCalls.envelope(RawCalls.SOAP_11, RawCalls.inline("&a;"))));
    }

    @Test
    void deep_elements_are_refused_in_body_and_header() throws Exception {
        String deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);

        refused(PLAIN, calls.soap11(deep));
        refused(PLAIN, calls.post("text/xml", withHeader(deep)));
    }

    @Test
    void very_many_attributes_elements_and_long_names_are_refused() throws Exception {
        StringBuilder attributes = new StringBuilder("<h ");
        for (int i = 0; i < 1_000; i++) {
            attributes.append("a").append(i).append("=\"\" ");
        }

        refused(PLAIN, calls.post("text/xml", withHeader(attributes.append("/>").toString())));
        refused(PLAIN, calls.post("text/xml", withHeader("<h a=\"" + "x".repeat(100_000) + "\"/>")));
        refused(PLAIN, calls.post("text/xml", withHeader("<h/>".repeat(2_000))));
    }

    @Test
    void an_attachment_that_is_not_there_is_a_fault() throws Exception {
        refused(PLAIN, calls.mtom(RawCalls.include("cid:elsewhere"), true));
        refused(PLAIN, calls.mtom(RawCalls.include("cid:box"), false));
    }

    @Test
    void an_address_in_the_place_of_an_attachment_is_never_fetched(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        WireMockServer other =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        other.start();
        try {
            other.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("fetched")));
            for (String href : Set.of(
                    other.baseUrl() + "/x",
                    "http:" + other.baseUrl().substring(5),
                    secret.toUri().toString(),
                    secret.toUri().toString().replace("file:///", "file:/"),
                    "jar:" + other.baseUrl() + "/x.jar!/y")) {
                refused(PLAIN, calls.mtom(RawCalls.include(href), true));
            }
            assertThat(other.getAllServeEvents()).isEmpty();
        } finally {
            other.stop();
        }
    }

    @Test
    void what_the_schema_does_not_know_is_refused() throws Exception {
        String service = RawCalls.SERVICE;
        refused(PLAIN, calls.soap11("<d:Deliver xmlns:d=\"" + service + "\"/>"));
        refused(PLAIN, calls.soap11("<d:Deliver xmlns:d=\"" + service + "\"><d:other/></d:Deliver>"));
        refused(PLAIN, calls.soap11(RawCalls.inline("UEs=").replace("</d:container>", "</d:container><d:container/>")));
        refused(PLAIN, calls.soap11(RawCalls.inline("not base64 !!")));
        refused(PLAIN, calls.soap11("<x:Erase xmlns:x=\"urn:x\"/>"));
        refused(PLAIN, calls.soap11(""));
    }

    @Test
    void what_is_not_soap_is_refused() throws Exception {
        refused(PLAIN, calls.post("application/json", "{}"));
        refused(PLAIN, calls.post("text/xml", "no xml"));
        refused(PLAIN, calls.post("text/xml", ""));
        refused(PLAIN, calls.post("text/xml", "<other/>"));
        refused(PLAIN, calls.post("multipart/related; boundary=x", "no parts"));
        refused(PLAIN, calls.post("text/xml; charset=no-such", RawCalls.envelope(RawCalls.SOAP_11, "")));
    }

    @Test
    void a_request_with_another_action_than_its_body_is_refused() throws Exception {
        refused(
                PLAIN,
                calls.post(
                        "application/soap+xml; action=\"urn:other\"",
                        RawCalls.envelope(RawCalls.SOAP_12, RawCalls.inline("UEs="))));
    }

    @Test
    void a_container_that_is_too_large_is_stopped_and_told() throws Exception {
        byte[] large = new byte[TestGateway.CONTAINER_MAX + 1];
        Arrays.fill(large, (byte) 'x');

        refused(TOO_LARGE, calls.soap11(RawCalls.inline(Base64.getEncoder().encodeToString(large))));
    }

    @Test
    void a_request_that_is_far_too_large_is_stopped_while_it_is_read() throws Exception {
        refused(TOO_LARGE, calls.soap11(RawCalls.inline("UEUE".repeat(2 * TestGateway.CONTAINER_MAX / 4))));
    }

    @Test
    void a_request_many_times_too_large_is_told_so_in_either_version_of_soap() throws Exception {
        String body = RawCalls.inline("UEUE".repeat(4 * TestGateway.CONTAINER_MAX / 4));

        refused(TOO_LARGE, calls.soap11(body));
        refused(TOO_LARGE, calls.soap12(body));
    }

    @Test
    void a_page_for_browsers_and_other_methods_give_nothing_away() throws Exception {
        for (String query : Set.of("", "/", "/services", "?xsd=../../etc", "?wsdl=no")) {
            HttpResponse<String> response = calls.get(query);

            assertThat(response.body())
                    .doesNotContain("Available")
                    .doesNotContain("CXF")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void no_temporary_file_is_left() throws Exception {
        Set<Path> before = temporary();
        byte[] large = new byte[TestGateway.CONTAINER_MAX - 1];

        calls.soap11(RawCalls.inline(Base64.getEncoder().encodeToString(large)));
        calls.mtom(RawCalls.include("cid:elsewhere"), true);

        assertThat(temporary()).isEqualTo(before);
    }

    private static Set<Path> temporary() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().contains("cxf"))
                    .collect(Collectors.toSet());
        }
    }

    private static String withHeader(String header) {
        return RawCalls.envelope(RawCalls.SOAP_11, RawCalls.inline("UEs="))
                .replace("<s:Body>", "<s:Header>" + header + "</s:Header><s:Body>");
    }

    private void refused(String sentence, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .contains("Fault")
                .contains(sentence)
                .doesNotContain("Exception")
                .doesNotContain("org.apache")
                .doesNotContain("ctc.wstx");
        assertThat(arrived).hasValue(0);
    }
}

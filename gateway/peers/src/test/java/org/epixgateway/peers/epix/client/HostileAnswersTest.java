package org.epixgateway.peers.epix.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.QueryAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an address sends instead of an answer becomes one sentence; nothing outside of the answer is ever called. */
@Timeout(60)
class HostileAnswersTest {
    private static final String XML = "text/xml";
    private static final String RELATED = "multipart/related; boundary=b";

    @RegisterExtension
    static final WireMockExtension SYSTEM =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @RegisterExtension
    static final WireMockExtension ELSEWHERE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    static Stream<Arguments> unusable() {
        String whole = Samples.permit("");
        return Stream.of(
                Arguments.of("a page for people", "text/html", "<html><body>Error</body></html>", "else than SOAP"),
                Arguments.of("a page that claims to be XML", XML, "<html><body/></html>", "no SOAP 1.1"),
                Arguments.of("nothing", XML, "", "well-formed"),
                Arguments.of("half an answer", XML, whole.substring(0, whole.length() / 2), "well-formed"),
                Arguments.of("an answer and more", XML, whole + "<more/>", "well-formed"),
                Arguments.of("no type", "", whole, "else than SOAP"),
                Arguments.of("another root", XML, "<Envelope>" + whole + "</Envelope>", "no SOAP 1.1"),
                Arguments.of("two answers", XML, Samples.soap("<aResponse/><b/>"), "no SOAP 1.1"),
                Arguments.of("an empty body", XML, Samples.soap(""), "no SOAP 1.1"),
                Arguments.of(
                        "the answer to another question",
                        XML,
                        Samples.soap("<GetFinalCitesCertificateResponse/>"),
                        "another question"),
                Arguments.of(
                        "an answer without a permit",
                        XML,
                        Samples.soap("<GetNonFinalCitesCertificateResponse/>"),
                        "no permit"),
                Arguments.of(
                        "a document type",
                        XML,
                        "<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + whole,
                        "document type"),
                Arguments.of("growing entities", XML, laughs(), "document type"),
                Arguments.of("an entity that nobody declared", XML, whole.replace("goods", "&goods;"), "entities"),
                Arguments.of(
                        "deep nesting", XML, Samples.permit("<a>".repeat(100) + "</a>".repeat(100)), "nested too deep"),
                Arguments.of("a flood of attributes", XML, whole.replace("<CITESEPermit>", flood()), "well-formed"),
                Arguments.of(
                        "a name without end", XML, whole.replace("CITESEPermit", "C".repeat(2_000)), "well-formed"),
                Arguments.of(
                        "SOAP 1.2",
                        XML,
                        whole.replace("schemas.xmlsoap.org/soap", "www.w3.org/2003/05"),
                        "no SOAP 1.1"),
                Arguments.of(
                        "too many attachments",
                        XML,
                        Samples.permit(Samples.attachment("a", "").repeat(51)),
                        "more than 50"),
                Arguments.of(
                        "an attachment that is no base64",
                        XML,
                        Samples.permit(Samples.attachment("a", "====")),
                        "damaged"),
                Arguments.of(
                        "elements in an attachment",
                        XML,
                        Samples.permit(Samples.attachment("a", "<b/>")),
                        "unknown form"),
                Arguments.of("parts without a boundary", "multipart/related", whole, "else than SOAP"),
                Arguments.of("parts that do not end", RELATED, "--b\r\n\r\n" + whole, "damaged"),
                Arguments.of(
                        "a boundary that begins another", RELATED, "--bb\r\n\r\n" + whole + "\r\n--bb--", "damaged"),
                Arguments.of(
                        "two parts of one name",
                        RELATED,
                        "--b\r\nContent-ID: <a>\r\n\r\n1\r\n--b\r\nContent-ID: <a>\r\n\r\n2\r\n--b--",
                        "two of one name"),
                Arguments.of(
                        "a root of another type",
                        RELATED,
                        "--b\r\nContent-Type: text/html\r\n\r\n1\r\n--b--",
                        "else than"),
                Arguments.of(
                        "a part that is not there",
                        RELATED,
                        "--b\r\nContent-Type: application/xop+xml\r\n\r\n"
                                + Samples.permit(Samples.attachment("a", Samples.include("cid:x"))) + "\r\n--b--",
                        "not there"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void what_is_no_answer_is_an_outage_with_one_sentence(String what, String type, String body, String said) {
        answering(aResponse().withHeader("Content-Type", type).withBody(body));

        assertThatThrownBy(() -> system().ask(TestSystem.query()))
                .as(what)
                .isInstanceOfSatisfying(
                        OutageException.class,
                        outage -> assertThat(outage.sentence())
                                .startsWith("The EPIX system of XA gave no usable answer: ")
                                .contains(said)
                                .doesNotContain("\n")
                                .hasSizeLessThan(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "http://127.0.0.1:%d/stolen", "https://x/", "//x", "/x", ""})
    void nothing_is_fetched_from_elsewhere_for_an_include(String address) {
        String href = address.formatted(ELSEWHERE.getPort());
        answering(aResponse()
                .withHeader("Content-Type", XML)
                .withBody(Samples.permit(Samples.attachment("a", Samples.include(href)))));

        assertThatThrownBy(() -> system().ask(TestSystem.query()))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("fetched from elsewhere");
        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_redirection_is_not_followed() {
        answering(aResponse().withStatus(307).withHeader("Location", ELSEWHERE.baseUrl() + "/there"));

        assertThatThrownBy(() -> system().ask(TestSystem.query()))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("another address, which is not followed");
        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 502, 204})
    void another_status_than_that_of_soap_is_no_answer(int status) {
        answering(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", XML)
                .withBody(status == 204 ? "" : Samples.permit("")));

        assertThatThrownBy(() -> system().ask(TestSystem.query()))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("HTTP status " + status);
    }

    @Test
    void an_answer_that_calls_itself_a_failure_is_not_taken() {
        answering(aResponse().withStatus(500).withHeader("Content-Type", XML).withBody(Samples.permit("")));

        assertThatThrownBy(() -> system().ask(TestSystem.query()))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("a failure");
    }

    @Test
    void who_is_not_let_in_is_told_to_ask_for_the_right_credentials() {
        answering(aResponse().withStatus(403));

        assertThatThrownBy(() -> system().ask(TestSystem.query())).hasMessageContaining("does not let us in");
    }

    @Test
    void a_compressed_answer_is_not_unpacked() {
        answering(aResponse()
                .withHeader("Content-Type", XML)
                .withHeader("Content-Encoding", "gzip")
                .withBody(new byte[] {31, (byte) 139, 8}));

        assertThatThrownBy(() -> system().ask(TestSystem.query())).hasMessageContaining("compressed");
    }

    @Test
    void a_fault_is_the_callees_no_in_one_clean_bounded_line() {
        String long_ = "no\tway&#13;\n  \u202Eevil ".repeat(60);
        answering(aResponse()
                .withStatus(500)
                .withHeader("Content-Type", XML)
                .withBody(Samples.fault("s:Server", long_).getBytes(StandardCharsets.UTF_8)));

        assertThat(system().ask(TestSystem.query())).isInstanceOfSatisfying(QueryAnswer.Declined.class, no -> {
            assertThat(no.code()).isEqualTo("s:Server");
            assertThat(no.sentence()).startsWith("It says: no way ").doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
            assertThat(no.sentence()).hasSizeLessThan(400);
        });
    }

    @Test
    void control_characters_that_xml_forbids_make_a_fault_unusable() {
        answering(aResponse()
                .withStatus(500)
                .withHeader("Content-Type", XML)
                .withBody(Samples.fault("s:Server", "\u0007bell")));

        assertThatThrownBy(() -> system().ask(TestSystem.query())).isInstanceOf(OutageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CertificateMissing",
                "CallerNotFound",
                "CalleeNotFound",
                "AdapterNotAvailable",
                "Invalid Request",
                "ID must be a token"
            })
    void the_faults_of_the_hub_are_known_by_name_whatever_surrounds_them(String name) {
        answering(aResponse()
                .withStatus(500)
                .withHeader("Content-Type", XML)
                .withBody(Samples.fault("s:Client", "Error: " + name + "!")));

        assertThat(system().ask(TestSystem.query()))
                .isInstanceOfSatisfying(
                        QueryAnswer.Declined.class, no -> assertThat(no.code()).isEqualTo(name));
        assertThat(system().confirm(TestSystem.quantities()))
                .isInstanceOfSatisfying(
                        EpixSystem.NotTaken.class, no -> assertThat(no.code()).isEqualTo(name));
        assertThat(system().state())
                .isInstanceOfSatisfying(
                        EpixSystem.NotStated.class, no -> assertThat(no.code()).isEqualTo(name));
    }

    @Test
    void a_time_out_behind_the_hub_is_told_as_one() {
        answering(aResponse()
                .withStatus(500)
                .withHeader("Content-Type", XML)
                .withBody(Samples.fault("s:Server", "Request timed out after 5 s")));

        assertThat(system().ask(TestSystem.query()))
                .isInstanceOfSatisfying(
                        QueryAnswer.Declined.class, no -> assertThat(no.code()).isEqualTo("Timeout"));
    }

    @Test
    void quantities_are_taken_and_a_state_is_told_where_the_system_says_so() {
        answering(aResponse().withHeader("Content-Type", XML).withBody(Samples.soap("<ConfirmQuantitiesResponse/>")));
        assertThat(system().confirm(TestSystem.quantities())).isEqualTo(new EpixSystem.Taken());

        answering(aResponse()
                .withHeader("Content-Type", XML)
                .withBody(Samples.soap(
                        "<service_state_response><State>up\nand running</State></service_state_response>")));
        assertThat(system().state()).isEqualTo(new EpixSystem.Stated("up and running"));
    }

    private static EpixSystem system() {
        return TestSystem.at(SYSTEM.baseUrl(), TestSystem.simple());
    }

    private static void answering(ResponseDefinitionBuilder answer) {
        SYSTEM.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static String flood() {
        StringBuilder root = new StringBuilder("<CITESEPermit");
        for (int i = 0; i < 1_000; i++) {
            root.append(" a").append(i).append("=\"\"");
        }
        return root.append('>').toString();
    }

    private static String laughs() {
        StringBuilder all = new StringBuilder("<!DOCTYPE s [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            all.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        return all.append("]>")
                .append(Samples.permit("").replace("goods", "&a29;"))
                .toString();
    }
}

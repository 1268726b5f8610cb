package org.epixgateway.peers.epix.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import javax.wsdl.Definition;
import javax.wsdl.WSDLException;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.epixgateway.core.query.EpixRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the contract says is what the service does. */
@Timeout(60)
final class ContractTest {
    @ParameterizedTest
    @EnumSource(Version.class)
    void the_contract_is_served_with_the_address_that_callers_know(Version version) throws Exception {
        try (TestEpix epix = TestEpix.started()) {
            HttpResponse<String> response = epix.get("/" + version.label() + "?wsdl");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .contains("location=\"" + TestEpix.ANSWERED_ADDRESS + "/" + version.label() + "\"")
                    .doesNotContain("localhost");
            assertThat(epix.get("?WSDL").body()).isEqualTo(epix.get("/v2?wsdl").body());
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void each_operation_of_the_contract_is_one_that_the_service_knows(Version version) throws Exception {
        Definition contract = definition(contract(version));

        assertThat(contract.getTargetNamespace()).isEqualTo(version.namespace());
        assertThat(contract.getAllPortTypes().size()).isEqualTo(1);
        assertThat(contract.getAllBindings().toString()).contains("style=document", "use=literal");
        assertThat(Stream.of(Operation.values()).map(Operation::response))
                .allSatisfy(response ->
                        assertThat(contract.getMessages().toString()).contains("}" + response));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void answers_are_valid_by_the_contract(Version version) throws Exception {
        Schema schema = schema(contract(version));
        try (TestEpix epix = TestEpix.started()) {
            for (String body : new String[] {
                TestEpix.query("GetNonFinalCitesCertificate", version.namespace(), TestEpix.NUMBER, TestEpix.TOKEN),
                EpixServletTest.confirm("A", "1.5").replace(Version.V2.namespace(), version.namespace()),
                TestEpix.envelope("<ServiceState xmlns=\"" + version.namespace() + "\"/>")
            }) {
                Document answer = Dom.of(Dom.envelopeIn(epix.post("", body).body()));
                include(answer);

                schema.newValidator().validate(wrapper(answer));
                assertThat(Dom.name(wrapper(answer).getNode())).startsWith("{" + version.namespace());
            }
            Document fault = Dom.of(epix.post("", TestEpix.envelope("<x/>")).body());
            schema.newValidator().validate(new DOMSource(Dom.first(fault, Answers.FAULTS, "EpixFault")));
        }
    }

    @Test
    void a_request_as_the_contract_has_it_is_valid_and_understood() throws Exception {
        String soap = EpixServletTest.confirm("A", "1.5");

        schema(contract(Version.V2)).newValidator().validate(wrapper(Dom.of(soap)));
        try (TestEpix epix = TestEpix.with(request -> {
            assertThat(request).isInstanceOf(EpixRequest.Confirm.class);
            return new org.epixgateway.core.query.EpixReply.Taken();
        })) {
            assertThat(epix.post("/v2", soap).statusCode()).isEqualTo(200);
        }
    }

    /** As the receiver of an MTOM message sees it: the bytes in the place of the include. */
    private static void include(Document answer) {
        NodeList includes = answer.getElementsByTagName("AttachmentContent");
        for (int i = 0; i < includes.getLength(); i++) {
            includes.item(i).setTextContent("UEs=");
        }
    }

    private static DOMSource wrapper(Document soap) {
        return new DOMSource(Dom.firstChild(Dom.first(soap, SmallXml.SOAP_11, "Body")));
    }

    private static Document contract(Version version) throws Exception {
        return Dom.of(new Contract(version, java.net.URI.create(TestEpix.ANSWERED_ADDRESS))
                .wsdl()
                .asUtf8());
    }

    private static Definition definition(Document contract) throws WSDLException {
        WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
        reader.setFeature("javax.wsdl.verbose", false);
        return reader.readWSDL("contract.wsdl", contract);
    }

    private static Schema schema(Document contract) throws Exception {
        NodeList schemas = contract.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema");
        Source[] sources = new Source[schemas.getLength()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new DOMSource(schemas.item(i));
        }
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources);
    }
}

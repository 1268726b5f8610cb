package org.epixgateway.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SchemaFilesTest {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SERVICE = "schemas/exchange/ExchangeService.wsdl";

    static Stream<String> schemas() {
        return Stream.of("schemas/permit/v1", "schemas/permit/v2", "schemas/exchange")
                .flatMap(folder -> Resource.list(folder, ".xsd").stream());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void every_schema_compiles_without_reaching_for_the_network(String schema) {
        assertThatCode(() -> Resource.schema(schema)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void every_schema_demands_qualified_elements(String schema) throws Exception {
        assertThat(Resource.parse(Resource.bytes(schema)).getDocumentElement().getAttribute("elementFormDefault"))
                .isEqualTo("qualified");
    }

    @Test
    void the_service_offers_its_operations_over_two_versions_of_soap() throws Exception {
        Document wsdl = Resource.parse(Resource.bytes(SERVICE));

        assertThat(names(wsdl.getElementsByTagNameNS(WSDL, "binding")))
                .containsExactly("ExchangeSoap11", "ExchangeSoap12");
        assertThat(names(wsdl.getElementsByTagNameNS(WSDL, "operation")))
                .hasSize(18)
                .containsOnly("Deliver", "ServiceState", "CollectList", "CollectFetch", "CollectConfirm", "Verify");
    }

    @Test
    void the_service_description_says_that_it_is_our_own_profile() throws Exception {
        Document wsdl = Resource.parse(Resource.bytes(SERVICE));

        String text = wsdl.getElementsByTagNameNS(WSDL, "documentation").item(0).getTextContent();

        assertThat(text.replaceAll("\\s+", " ")).contains("project's own profile", "not a specification of the CITES");
    }

    @Test
    void every_message_part_of_the_service_names_a_declared_element() throws Exception {
        Document wsdl = Resource.parse(Resource.bytes(SERVICE));
        List<String> declared = new ArrayList<>();
        Element schema = (Element) wsdl.getElementsByTagNameNS("http://www.w3.org/2001/XMLSchema", "schema")
                .item(0);
        for (var child = schema.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals("element")) {
                declared.add("tns:" + element.getAttribute("name"));
            }
        }

        NodeList parts = wsdl.getElementsByTagNameNS(WSDL, "part");

        for (int i = 0; i < parts.getLength(); i++) {
            assertThat(declared).contains(((Element) parts.item(i)).getAttribute("element"));
        }
    }

    private static List<String> names(NodeList elements) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            names.add(((Element) elements.item(i)).getAttribute("name"));
        }
        return names;
    }
}

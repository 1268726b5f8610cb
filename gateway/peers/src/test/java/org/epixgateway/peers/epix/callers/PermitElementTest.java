package org.epixgateway.peers.epix.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

final class PermitElementTest {
    @ParameterizedTest
    @CsvSource({"v1, CBFShip", "v2, CITESEPermit"})
    void a_recorded_permit_comes_through_element_by_element(String version, String root) throws Exception {
        Element recorded = (Element) Dom.of(TestEpix.recorded(version).asUtf8())
                .getElementsByTagName(root)
                .item(0);

        Element written = Dom.of(written(document(recorded))).getDocumentElement();

        assertThat(Dom.name(written)).isEqualTo(Dom.name(recorded));
        assertThat(Dom.told(written)).isEqualTo(Dom.told(recorded));
    }

    @Test
    void text_that_looks_like_markup_stays_text_and_foreign_attributes_stay() throws Exception {
        String permit =
                "<CITESEPermit><b xml:lang=\"fr\" xmlns:q=\"urn:q\" q:a=\"&lt;&quot;&#10;\">&lt;/b> ]]&gt; &amp;</b>"
                        + "<o xmlns=\"urn:o\">\uD83D\uDC22</o></CITESEPermit>";

        Element written = Dom.of(written(Bytes.utf8(permit))).getDocumentElement();

        assertThat(Dom.told(written)).isEqualTo(Dom.told(Dom.of(permit).getDocumentElement()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "<CITESEPermit>",
                "<!DOCTYPE CITESEPermit><CITESEPermit/>",
                "<CITESEPermit>&a;</CITESEPermit>"
            })
    void what_is_no_permit_is_an_outage_and_no_answer(String document) {
        assertThatThrownBy(() -> written(Bytes.utf8(document))).isInstanceOf(OutageException.class);
    }

    private static String written(Bytes document) {
        XmlText out = new XmlText();
        PermitElement.write(out, document);
        return out.toBytes().asUtf8();
    }

    private static Bytes document(Element element) throws Exception {
        StringWriter out = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(element), new StreamResult(out));
        return Bytes.utf8(out.toString());
    }
}

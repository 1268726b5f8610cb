package org.epixgateway.peers.epix.callers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.epixgateway.core.bytes.Bytes;

/** Reads a request into nodes, within bounds that no honest request meets. For one request, by one thread. */
final class SmallXml {
    static final int DEPTH_MAX = 16;
    /** Three for each of two thousand positions, and some. */
    static final int ELEMENTS_MAX = 7_000;

    static final int ATTRIBUTES_MAX = 32;
    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final String NOT_XML = "The request is not well-formed XML without a document type.";
    private static final String TOO_MUCH =
            "The request has more elements, levels or attributes than this gateway takes.";

    private final XMLStreamReader reader;
    private int elements;

    private SmallXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Node read(Bytes xml) throws UnusableRequestException {
        try {
            XMLStreamReader reader = HardenedXml.open(xml);
            try {
                return new SmallXml(reader).root();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException malformed) {
            throw UnusableRequestException.invalid(NOT_XML);
        }
    }

    private Node root() throws XMLStreamException, UnusableRequestException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // a comment or an instruction before the root
        }
        Node root = element(1);
        while (reader.hasNext()) {
            next();
        }
        return root;
    }

    private Node element(int depth) throws XMLStreamException, UnusableRequestException {
        elements++;
        if (depth > DEPTH_MAX || elements > ELEMENTS_MAX || reader.getAttributeCount() > ATTRIBUTES_MAX) {
            throw UnusableRequestException.invalid(TOO_MUCH);
        }
        String namespace = Objects.requireNonNullElse(reader.getNamespaceURI(), "");
        String name = reader.getLocalName();
        boolean isMandatory = "1".equals(reader.getAttributeValue(SOAP_11, "mustUnderstand"));
        StringBuilder text = new StringBuilder();
        List<Node> children = new ArrayList<>();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new Node(namespace, name, text.toString(), children, isMandatory);
    }

    private int next() throws XMLStreamException, UnusableRequestException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw UnusableRequestException.invalid(NOT_XML);
        }
        return event;
    }
}

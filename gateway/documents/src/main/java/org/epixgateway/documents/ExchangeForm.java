package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Position;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.AttributesImpl;

/**
 * One of the exchange's own documents: root element, schema, and how it is read, strictly and in one pass. Nothing is
 * normalised here, since both ends are ours. Thread-safe.
 */
final class ExchangeForm {
    private static final int DEPTH_MAX = 8;
    private static final int ELEMENTS_MAX = 10_000;

    private final String title;
    private final String root;
    private final String namespace;
    private final Grammar grammar;
    private final XmlInput input;

    /** @param title what people call it, as in "the receipt" */
    ExchangeForm(String title, String root, String kind, int bytesMax) {
        this.title = title;
        this.root = root;
        this.namespace = "urn:epixgateway:exchange:" + kind + ":1";
        this.grammar = Grammar.of("exchange/" + kind + ".xsd");
        this.input = new XmlInput(bytesMax, ELEMENTS_MAX);
    }

    String title() {
        return title;
    }

    /** An open root element to write into. */
    StrictXml written() {
        return new StrictXml().open(root).attribute("xmlns", namespace).kept();
    }

    /** The root of a document that is valid against the schema. */
    Element read(Bytes document) throws UnreadableXmlException {
        XMLStreamReader2 reader = input.open(document);
        SchemaCheck check = grammar.take();
        check.startDocument();
        Element read = tree(reader, check);
        check.endDocument();
        if (!check.errors().isEmpty()) {
            SchemaError first = check.errors().getFirst();
            throw UnreadableXmlException.at(first.at().position(), first.sentence());
        }
        grammar.giveBack(check);
        return read;
    }

    private Element tree(XMLStreamReader2 reader, SchemaCheck check) throws UnreadableXmlException {
        List<Element> path = new ArrayList<>();
        Element top = Element.NONE;
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        Element element = element(reader, path);
                        if (path.isEmpty()) {
                            top = element;
                        }
                        path.add(element);
                        check.start(element);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader, path, check);
                    case XMLStreamConstants.END_ELEMENT -> check.end(path.removeLast());
                    case XMLStreamConstants.DTD -> throw XmlInput.documentType(reader);
                    default -> {}
                }
            }
            reader.close();
            return top;
        } catch (XMLStreamException e) {
            throw XmlInput.notWellFormed(e);
        }
    }

    private Element element(XMLStreamReader2 reader, List<Element> path) throws UnreadableXmlException {
        Position at = XmlInput.position(reader);
        Element parent = path.isEmpty() ? Element.NONE : path.getLast();
        String uri = reader.getNamespaceURI();
        Element element = new Element(
                uri == null ? "" : uri, reader.getLocalName(), attributes(reader), parent, at.line(), at.column());
        if (path.isEmpty()) {
            requireRoot(element);
        } else if (path.size() >= DEPTH_MAX) {
            throw UnreadableXmlException.at(at, "The document is nested deeper than " + DEPTH_MAX + " elements.");
        } else {
            parent.add(element);
        }
        return element;
    }

    private void requireRoot(Element element) throws UnreadableXmlException {
        if (!element.name().equals(root) || !element.namespace().equals(namespace)) {
            throw UnreadableXmlException.at(element.position(), "The root element is not " + root + ".");
        }
    }

    private static void text(XMLStreamReader2 reader, List<Element> path, SchemaCheck check) {
        if (!path.isEmpty() && !reader.isWhiteSpace()) {
            path.getLast().addText(reader.getText());
            check.text(path.getLast(), reader.getText());
        }
    }

    private static Attributes attributes(XMLStreamReader2 reader) {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Element.NO_ATTRIBUTES;
        }
        AttributesImpl attributes = new AttributesImpl();
        for (int i = 0; i < count; i++) {
            String uri = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            attributes.addAttribute(uri == null ? "" : uri, name, name, "CDATA", reader.getAttributeValue(i));
        }
        return attributes;
    }
}

package org.epixgateway.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The one place where this package parses XML: no DOCTYPE, no entities, no includes, bounded in size and depth. */
final class HardenedXml {
    private static final int BYTES_MAX = 512 << 10;
    private static final int ATTRIBUTES_MAX = 32;
    private static final ErrorHandler SILENT = new Silent();
    private static final int IDLE_MAX = 16;

    private final DocumentBuilderFactory factory;
    private final Queue<DocumentBuilder> idle = new ArrayBlockingQueue<>(IDLE_MAX);

    HardenedXml(int depthMax) {
        factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        } catch (ParserConfigurationException unsupported) {
            throw new IllegalStateException("the platform's XML parser cannot be hardened", unsupported);
        }
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(depthMax));
        factory.setAttribute("jdk.xml.elementAttributeLimit", String.valueOf(ATTRIBUTES_MAX));
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
    }

    /** @param what names the file in refusals, as the beginning of a sentence */
    Document parse(byte[] xml, String what) throws RefusedException {
        if (xml.length > BYTES_MAX) {
            throw new RefusedException(what + " is larger than " + BYTES_MAX + " bytes.");
        }
        DocumentBuilder builder = take();
        try {
            Document document = builder.parse(new ByteArrayInputStream(xml));
            // only after success: what a refused file leaves behind in a parser is nobody's to inherit
            var unused = idle.offer(builder);
            return document;
        } catch (SAXException notWellFormed) {
            throw new RefusedException(
                    what + " is not well-formed XML without DOCTYPE within the bounds of the profile.");
        } catch (IOException undecodable) {
            throw new RefusedException(what + " has bytes that are not characters of its encoding.");
        }
    }

    /** Making a parser costs more than parsing what we parse, so those at rest are used again. */
    private DocumentBuilder take() {
        DocumentBuilder rested = idle.poll();
        return rested == null ? newBuilder() : rested;
    }

    private synchronized DocumentBuilder newBuilder() {
        try {
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(SILENT);
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the platform's XML parser lost its features", impossible);
        }
    }

    /** An empty document to write into. */
    Document newDocument() {
        DocumentBuilder builder = take();
        Document document = builder.newDocument();
        var unused = idle.offer(builder);
        return document;
    }

    /** The child elements; anything else but white space is refused, so nothing can hide between them. */
    static List<Element> children(Element parent, String what) throws RefusedException {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            } else if (node.getNodeType() != Node.TEXT_NODE
                    || !node.getNodeValue().isBlank()) {
                throw new RefusedException(what + " has text, comments or instructions where only elements belong.");
            }
        }
        return found;
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}

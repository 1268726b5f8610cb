package org.epixgateway.peers.epix.callers;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;

/**
 * Puts a permit into an answer in the recorded shape: its root in no namespace, everything below as it is. Readers of the
 * hub's time know this shape; the bytes that were signed travel in the container.
 */
final class PermitElement {
    private static final Set<String> ROOTS = Set.of("CITESEPermit", "CBFShip");
    private static final String BELOW = "urn:un:unece:uncefact:data:draft:ReusableAggregateBusinessInformationEntity:1";
    private static final int DEPTH_MAX = 1_000;

    private final XmlText out;
    private final XMLStreamReader reader;
    private String cites = "";
    private int depth;

    private PermitElement(XmlText out, XMLStreamReader reader) {
        this.out = out;
        this.reader = reader;
    }

    /** @throws OutageException if it is no permit: it came from another system, or our store is damaged */
    static void write(XmlText out, Bytes document) {
        try {
            XMLStreamReader reader = HardenedXml.open(document);
            try {
                new PermitElement(out, reader).copy();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException malformed) {
            throw unreadable();
        }
    }

    private void copy() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    out.close();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth > 0) {
                        out.text(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw unreadable();
                default -> {
                    // comments and instructions say nothing
                }
            }
        }
    }

    private void start() {
        depth++;
        if (depth > DEPTH_MAX) {
            throw unreadable();
        }
        if (depth == 1) {
            root();
        } else {
            below();
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(i);
        }
    }

    private void root() {
        String name = reader.getLocalName();
        if (!ROOTS.contains(name)) {
            throw unreadable();
        }
        cites = name.equals("CBFShip")
                ? "urn:un:unece:uncefact:data:draft:CBFShip:1"
                : "urn:un:unece:uncefact:data:standard:CITESEPermit:2";
        out.open(name).attribute("xmlns:urn", cites).attribute("xmlns:urn1", BELOW);
    }

    private void below() {
        String namespace = Objects.requireNonNullElse(reader.getNamespaceURI(), "");
        String name = reader.getLocalName();
        if (namespace.equals(cites)) {
            out.open("urn:" + name);
        } else if (namespace.equals(BELOW)) {
            out.open("urn1:" + name);
        } else if (namespace.isEmpty()) {
            out.open(name);
        } else {
            out.open("other:" + name).attribute("xmlns:other", namespace);
        }
    }

    private void attribute(int i) {
        String namespace = Objects.requireNonNullElse(reader.getAttributeNamespace(i), "");
        String name = reader.getAttributeLocalName(i);
        String value = reader.getAttributeValue(i);
        if (namespace.isEmpty()) {
            out.attribute(name, value);
        } else if (namespace.equals(javax.xml.XMLConstants.XML_NS_URI)) {
            out.attribute("xml:" + name, value);
        } else {
            String prefix = "a" + i;
            out.attribute("xmlns:" + prefix, namespace).attribute(prefix + ":" + name, value);
        }
    }

    private static OutageException unreadable() {
        return new OutageException("A permit that was to be shown is not readable.", Duration.ofMinutes(5));
    }
}

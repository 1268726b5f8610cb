package org.epixgateway.documents;

import java.util.Set;
import java.util.TreeSet;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.permit.PermitDocuments.Wrapping;
import org.epixgateway.core.query.PermitUnwrapping;
import org.jspecify.annotations.Nullable;

/**
 * Takes the permit out of the SOAP answer of an EPIX system: its characters as they are, in UTF-8, with the namespace
 * declarations that it used from outside added to its root. Nothing is normalised. Thread-safe.
 */
public final class PermitExtraction implements PermitUnwrapping {
    private final XmlInput input;
    private final int depthMax;

    public PermitExtraction(Limits limits) {
        this.input = XmlInput.ofAnswers(limits);
        this.depthMax = limits.xmlDepthMax();
    }

    @Override
    public Bytes unwrapped(Bytes soap) {
        try {
            Decoding decoding = input.decoded(soap);
            return new Walk(input.open(decoding), decoding.text()).permit();
        } catch (UnreadableXmlException e) {
            throw new UnreadableDocumentException(e.sentence());
        }
    }

    private final class Walk {
        private final XMLStreamReader2 reader;
        private final String text;
        private final Envelope envelope = new Envelope(Wrapping.UNWRAPPED, new Normalisations());
        private final Set<String> prefixes = new TreeSet<>();
        private final Set<String> declaredByRoot = new TreeSet<>();
        private @Nullable NamespaceContext scope;
        private int depth;
        private int permitDepth;
        private int from;
        private int to;

        Walk(XMLStreamReader2 reader, String text) {
            this.reader = reader;
            this.text = text;
        }

        Bytes permit() throws UnreadableXmlException {
            try {
                while (reader.hasNext()) {
                    switch (reader.next()) {
                        case XMLStreamConstants.START_ELEMENT -> start();
                        case XMLStreamConstants.END_ELEMENT -> end();
                        case XMLStreamConstants.DTD -> throw XmlInput.documentType(reader);
                        default -> {}
                    }
                }
                reader.close();
            } catch (XMLStreamException e) {
                throw XmlInput.notWellFormed(e);
            }
            if (to == 0) {
                throw UnreadableXmlException.anywhere("The SOAP message carries no permit.");
            }
            return Bytes.utf8(withDeclarations(text.substring(from, to)));
        }

        private void start() throws UnreadableXmlException {
            depth++;
            if (depth > depthMax) {
                throw UnreadableXmlException.at(XmlInput.position(reader), "The document is nested too deep.");
            }
            if (permitDepth == 0) {
                outside();
            }
            if (permitDepth > 0) {
                notePrefixes();
            }
        }

        private void outside() throws UnreadableXmlException {
            String uri = reader.getNamespaceURI();
            boolean isPermit =
                    envelope.entered(depth, uri == null ? "" : uri, reader.getLocalName(), XmlInput.position(reader))
                            != null;
            if (!isPermit) {
                return;
            }
            if (to > 0) {
                throw UnreadableXmlException.at(
                        XmlInput.position(reader), "The SOAP message carries more than one permit.");
            }
            permitDepth = depth;
            from = (int) reader.getLocationInfo().getStartingCharOffset();
            scope = reader.getNonTransientNamespaceContext();
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                declaredByRoot.add(orEmpty(reader.getNamespacePrefix(i)));
            }
        }

        private void end() throws XMLStreamException {
            if (depth == permitDepth) {
                to = (int) reader.getLocationInfo().getEndingCharOffset();
                permitDepth = 0;
            }
            depth--;
        }

        private void notePrefixes() {
            prefixes.add(orEmpty(reader.getPrefix()));
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String prefix = orEmpty(reader.getAttributePrefix(i));
                if (!prefix.isEmpty()) {
                    prefixes.add(prefix);
                }
            }
        }

        private String withDeclarations(String element) {
            StringBuilder declarations = new StringBuilder();
            for (String prefix : prefixes) {
                String uri = scope == null ? "" : orEmpty(scope.getNamespaceURI(prefix));
                if (!declaredByRoot.contains(prefix) && !uri.isEmpty() && !prefix.equals("xml")) {
                    declarations.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix);
                    declarations.append("=\"").append(StrictXml.escaped(uri)).append('"');
                }
            }
            int nameEnds = 1;
            while (" \t\r\n/>".indexOf(element.charAt(nameEnds)) < 0) {
                nameEnds++;
            }
            return element.substring(0, nameEnds) + declarations + element.substring(nameEnds);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}

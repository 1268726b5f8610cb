package org.epixgateway.documents;

import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.permit.PermitDocuments.Wrapping;
import org.epixgateway.core.permit.Position;
import org.jspecify.annotations.Nullable;

/**
 * Reads one permit document in one pass: parser, normalising filter, then schema and tree side by side, so that what is
 * validated is what is mapped, and every position is one in the bytes as handed in. For one document, by one thread.
 */
final class PermitStream {
    private final XMLStreamReader2 reader;
    private final Limits limits;
    private final Envelope envelope;
    private final Normalisations normalisations = new Normalisations();
    private final NormalisedAttributes attributes = new NormalisedAttributes(normalisations);

    private int depth;
    private int blocks;
    private @Nullable PermitTreeBuilder permit;

    private PermitStream(XMLStreamReader2 reader, Limits limits, Wrapping wrapping) {
        this.reader = reader;
        this.limits = limits;
        this.envelope = new Envelope(wrapping, normalisations);
    }

    static PermitTree read(Bytes document, XmlInput input, Limits limits, Wrapping wrapping)
            throws UnreadableXmlException {
        XMLStreamReader2 reader = input.open(document);
        try {
            return new PermitStream(reader, limits, wrapping).read();
        } catch (XMLStreamException e) {
            throw XmlInput.notWellFormed(e);
        } finally {
            closed(reader);
        }
    }

    private PermitTree read() throws XMLStreamException, UnreadableXmlException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    normalisations.note(Normalisation.N_03, () -> XmlInput.position(reader));
                case XMLStreamConstants.DTD -> throw XmlInput.documentType(reader);
                default -> {}
            }
        }
        PermitTreeBuilder read = permit;
        if (read == null) {
            throw UnreadableXmlException.anywhere("The SOAP message carries no permit.");
        }
        List<SchemaError> errors = read.finished();
        return new PermitTree(read.form(), read.root(), errors, normalisations.findings());
    }

    private void start() throws UnreadableXmlException {
        depth++;
        if (depth > limits.xmlDepthMax()) {
            throw UnreadableXmlException.at(
                    XmlInput.position(reader),
                    "The document is nested deeper than " + limits.xmlDepthMax() + " elements.");
        }
        PermitTreeBuilder within = permit;
        if (within == null || within.isComplete()) {
            outside(within != null);
            return;
        }
        String name = reader.getLocalName();
        if (name.equals(BoxPaths.BLOCK) && ++blocks > limits.blocksMax()) {
            throw UnreadableXmlException.at(
                    XmlInput.position(reader), "The permit has more than " + limits.blocksMax() + " blocks.");
        }
        within.start(namespace(), name, attributes.of(reader), position());
    }

    private void outside(boolean isAnotherRead) throws UnreadableXmlException {
        String name = reader.getLocalName();
        String namespace = namespace();
        Position at = position();
        PermitForm form = envelope.entered(depth, namespace, name, at);
        if (form == null) {
            return;
        }
        if (isAnotherRead) {
            throw UnreadableXmlException.at(at, "The SOAP message carries more than one permit.");
        }
        if (namespace.isEmpty()) {
            normalisations.note(Normalisation.N_01, () -> at);
        }
        PermitTreeBuilder builder = new PermitTreeBuilder(form, normalisations);
        builder.start(form.namespace(), name, attributes.of(reader), at);
        permit = builder;
    }

    private void text() {
        PermitTreeBuilder within = permit;
        if (within != null && !within.isComplete()) {
            within.text(reader);
        }
    }

    private void end() {
        depth--;
        PermitTreeBuilder within = permit;
        if (within != null && !within.isComplete()) {
            within.end();
        }
    }

    private String namespace() {
        String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    private Position position() {
        return XmlInput.position(reader);
    }

    private static void closed(XMLStreamReader2 reader) {
        try {
            reader.close(); // gives the parser's buffers back; the source is in memory
        } catch (XMLStreamException e) {
            throw new IllegalStateException("closing a reader over memory does not fail", e);
        }
    }
}

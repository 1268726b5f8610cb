package org.epixgateway.documents;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.permit.Position;

/**
 * The one hardened way into XML: no document type, no entities, and a bound on everything a stranger may send. Thread-safe.
 * Depth is bounded by whoever walks, since only the walker knows where the document begins.
 */
final class XmlInput {
    /** The longest text between two tags; Res. Conf. 12.3 knows no box of more than a page. */
    private static final int TEXT_MAX = 100_000;

    /** A block that fills every element has about eighty. */
    private static final int ELEMENTS_PER_BLOCK = 100;

    private static final int ELEMENTS_OUTSIDE_BLOCKS = 10_000;
    private static final int ATTRIBUTES_MAX = 32;
    private static final int ATTRIBUTE_LENGTH_MAX = 2_000;

    private final WstxInputFactory factory = new WstxInputFactory();
    private final int bytesMax;

    XmlInput(int bytesMax, int elementsMax) {
        this(bytesMax, elementsMax, TEXT_MAX);
    }

    private XmlInput(int bytesMax, int elementsMax, int textMax) {
        this.bytesMax = bytesMax;
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false); // errors where they are, as checked exceptions
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) elementsMax);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, textMax);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_LENGTH_MAX);
    }

    /** For permits: as many elements as the largest permit within the limits may have. */
    static XmlInput ofPermits(Limits limits) {
        return new XmlInput(limits.permitBytesMax(), elementsMax(limits));
    }

    /** For answers of EPIX systems, which may bring attachments as text beside the permit. */
    static XmlInput ofAnswers(Limits limits) {
        return new XmlInput(limits.containerBytesMax(), elementsMax(limits), limits.containerBytesMax());
    }

    private static int elementsMax(Limits limits) {
        return ELEMENTS_OUTSIDE_BLOCKS + ELEMENTS_PER_BLOCK * limits.blocksMax();
    }

    XMLStreamReader2 open(Bytes document) throws UnreadableXmlException {
        return open(decoded(document));
    }

    /** The document's characters, if it is not too big and written in an encoding that is read. */
    Decoding decoded(Bytes document) throws UnreadableXmlException {
        if (document.size() > bytesMax) {
            throw UnreadableXmlException.anywhere(
                    "The document has " + document.size() + " bytes; at most " + bytesMax + " are read.");
        }
        return Decoding.of(document);
    }

    XMLStreamReader2 open(Decoding decoding) throws UnreadableXmlException {
        try {
            XMLStreamReader2 reader =
                    (XMLStreamReader2) factory.createXMLStreamReader(new StringReader(decoding.text()));
            String declared = reader.getCharacterEncodingScheme();
            if (declared != null) {
                decoding.requireDeclared(declared);
            }
            if ("1.1".equals(reader.getVersion())) {
                throw UnreadableXmlException.at(new Position(1, 1), "The document is XML 1.1; only XML 1.0 is read.");
            }
            return reader;
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    static Position position(XMLStreamReader2 reader) {
        Location at = reader.getLocation();
        return new Position(Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
    }

    static UnreadableXmlException documentType(XMLStreamReader2 reader) {
        return UnreadableXmlException.at(
                position(reader), "The document has a document type declaration (DOCTYPE), which is not taken.");
    }

    static UnreadableXmlException notWellFormed(XMLStreamException e) {
        Location at = e.getLocation();
        Optional<Position> position = at == null || at.getLineNumber() < 1
                ? Optional.empty()
                : Optional.of(new Position(at.getLineNumber(), Math.max(1, at.getColumnNumber())));
        return new UnreadableXmlException(ParserSentences.of(String.valueOf(e.getMessage())), position);
    }
}

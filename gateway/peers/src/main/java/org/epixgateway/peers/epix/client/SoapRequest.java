package org.epixgateway.peers.epix.client;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.epixgateway.core.bytes.Bytes;

/**
 * A SOAP 1.1 message to an EPIX system: the operation in the system's namespace with the prefix v1, its fields without one,
 * as the recorded answers have it.
 *
 * @param header name and fields of the one header block, if there is one; its name has the prefix too
 */
record SoapRequest(String namespace, Optional<Field> header, Field operation) {
    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final String SOAP_PREFIX = "soapenv";
    private static final String PREFIX = "v1";
    /** The JDK's own, whatever else is on the class path. */
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    Bytes toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(SOAP_PREFIX, "Envelope", SOAP_11);
            xml.writeNamespace(SOAP_PREFIX, SOAP_11);
            xml.writeNamespace(PREFIX, namespace);
            xml.writeStartElement(SOAP_PREFIX, "Header", SOAP_11);
            if (header.isPresent()) {
                qualified(xml, header.get());
            }
            xml.writeEndElement();
            xml.writeStartElement(SOAP_PREFIX, "Body", SOAP_11);
            qualified(xml, operation);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing XML into memory does not fail", impossible);
        }
        return Bytes.of(out.toByteArray());
    }

    private void qualified(XMLStreamWriter xml, Field field) throws XMLStreamException {
        xml.writeStartElement(PREFIX, field.name(), namespace);
        write(xml, field.within());
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, List<Field> fields) throws XMLStreamException {
        for (Field field : fields) {
            xml.writeStartElement(field.name());
            xml.writeCharacters(carriable(field));
            write(xml, field.within());
            xml.writeEndElement();
        }
    }

    /** Refuses what XML 1.0 cannot carry, without showing it. */
    private static String carriable(Field field) {
        boolean isCarriable = field.text()
                .codePoints()
                .allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c > 0xFFFF);
        if (!isCarriable) {
            throw new IllegalArgumentException(field.name() + " has a character that XML cannot carry");
        }
        return field.text();
    }

    /** The name of the operation alone: fields may be secrets. */
    @Override
    public String toString() {
        return operation.name();
    }
}

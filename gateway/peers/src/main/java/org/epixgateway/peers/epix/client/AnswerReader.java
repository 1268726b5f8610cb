package org.epixgateway.peers.epix.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.peers.epix.client.SoapAnswer.Named;

/**
 * Reads what stands around a permit: envelope, fault or response, attachments. No document type, no entities, every count
 * bounded. For one answer, by one thread.
 */
final class AnswerReader {
    private static final int DEPTH_MAX = 72;
    private static final int ELEMENTS_MAX = 300_000;
    private static final int ATTRIBUTES_MAX = 64;
    private static final int NAME_CHARS_MAX = 500;
    private static final int ATTACHMENTS_MAX = 50;
    private static final int WORDS_MAX = 1_000;
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";
    private static final Set<String> TRUE = Set.of("true", "1");
    private static final XMLInputFactory PARSERS = hardened();

    private final XMLStreamReader xml;
    private int depth;
    private int elements;

    private AnswerReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    static SoapAnswer read(Bytes soap) throws UnusableAnswerException {
        try {
            return new AnswerReader(PARSERS.createXMLStreamReader(soap.stream())).envelope();
        } catch (XMLStreamException broken) {
            throw new UnusableAnswerException(
                    "its answer is no well-formed XML or broken off; try again, then tell its operators");
        }
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory(); // the JDK's own, whose properties these are
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty("jdk.xml.elementAttributeLimit", Integer.toString(ATTRIBUTES_MAX));
        factory.setProperty("jdk.xml.maxXMLNameLimit", Integer.toString(NAME_CHARS_MAX));
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private SoapAnswer envelope() throws XMLStreamException, UnusableAnswerException {
        if (!opened() || !is(SoapRequest.SOAP_11, "Envelope") || !opened()) {
            throw notSoap();
        }
        if (is(SoapRequest.SOAP_11, "Header")) {
            skip();
            if (!opened()) {
                throw notSoap();
            }
        }
        if (!is(SoapRequest.SOAP_11, "Body") || !opened()) {
            throw notSoap();
        }
        SoapAnswer answer = is(SoapRequest.SOAP_11, "Fault") ? fault() : response();
        boolean isAloneInBody = !opened();
        if (!isAloneInBody || opened()) { // nor is there anything behind the body
            throw notSoap();
        }
        while (xml.hasNext()) {
            var unused = next(); // well-formed to its end
        }
        return answer;
    }

    private SoapAnswer.Fault fault() throws XMLStreamException, UnusableAnswerException {
        String code = "";
        String string = "";
        while (opened()) {
            switch (xml.getLocalName()) {
                case "faultcode" -> code = text(WORDS_MAX);
                case "faultstring" -> string = text(WORDS_MAX);
                default -> skip();
            }
        }
        return new SoapAnswer.Fault(code, string);
    }

    private SoapAnswer.Response response() throws XMLStreamException, UnusableAnswerException {
        String name = xml.getLocalName();
        StringBuilder words = new StringBuilder();
        List<Named> attachments = new ArrayList<>();
        boolean isComposite = false;
        int within = depth;
        for (int event = next(); depth >= within; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT && depth == within + 1) {
                switch (xml.getLocalName()) {
                    case "Attachments" -> attachments.add(attachment(attachments.size()));
                    case "Composite" ->
                        isComposite = TRUE.contains(text(WORDS_MAX).strip());
                    default -> {}
                }
            } else if (isText(event) && words.length() < WORDS_MAX) {
                words.append(xml.getText());
            }
        }
        words.setLength(Math.min(words.length(), WORDS_MAX));
        return new SoapAnswer.Response(name, words.toString(), attachments, isComposite);
    }

    private Named attachment(int before) throws XMLStreamException, UnusableAnswerException {
        if (before >= ATTACHMENTS_MAX) {
            throw new UnusableAnswerException(
                    "its answer has more than " + ATTACHMENTS_MAX + " attachments; ask for them otherwise");
        }
        String name = "";
        String content = "";
        boolean isIncluded = false;
        while (opened()) {
            switch (xml.getLocalName()) {
                case "AttachmentName" -> name = text(WORDS_MAX);
                case "AttachmentContent" -> {
                    StringBuilder found = new StringBuilder();
                    isIncluded = content(found);
                    content = found.toString().strip();
                }
                default -> skip();
            }
        }
        return new Named(name, content, isIncluded);
    }

    /** Puts the text, or the address of what is to be included, into {@code found}; says whether it is the latter. */
    private boolean content(StringBuilder found) throws XMLStreamException, UnusableAnswerException {
        boolean isIncluded = false;
        int within = depth;
        for (int event = next(); depth >= within; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String address = is(XOP, "Include") ? xml.getAttributeValue("", "href") : null;
                if (address == null || isIncluded) {
                    throw new UnusableAnswerException(
                            "its answer holds an attachment in an unknown form; tell its operators");
                }
                isIncluded = true;
                found.setLength(0);
                found.append(address);
            } else if (isText(event) && !isIncluded) {
                found.append(xml.getText());
            }
        }
        return isIncluded;
    }

    /** Goes to the next element on this level; false, and behind the end of the surrounding one, if there is none. */
    private boolean opened() throws XMLStreamException, UnusableAnswerException {
        int within = depth;
        while (xml.hasNext()) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (depth < within) {
                return false;
            }
        }
        return false;
    }

    private void skip() throws XMLStreamException, UnusableAnswerException {
        int within = depth;
        while (depth >= within) {
            var unused = next();
        }
    }

    private String text(int max) throws XMLStreamException, UnusableAnswerException {
        StringBuilder text = new StringBuilder();
        int within = depth;
        for (int event = next(); depth >= within; event = next()) {
            if (isText(event) && text.length() < max) {
                text.append(xml.getText());
            }
        }
        return text.length() > max ? text.substring(0, max) : text.toString();
    }

    private int next() throws XMLStreamException, UnusableAnswerException {
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > DEPTH_MAX || ++elements > ELEMENTS_MAX) {
                    throw new UnusableAnswerException(
                            "its answer is nested too deep or has too many elements; tell its operators");
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new UnusableAnswerException("its answer has a document type or entities, which are not taken");
            default -> {}
        }
        return event;
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private boolean is(String namespace, String name) {
        return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
    }

    private static UnusableAnswerException notSoap() {
        return new UnusableAnswerException(
                "it answered with XML that is no SOAP 1.1 message with one answer in it; check the address");
    }
}

package org.epixgateway.app.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.epixgateway.core.bytes.Bytes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what a service answered, as strictly as an answer that counts is read, but telling what is wrong with it. */
final class SoapReading {
    private static final int SENTENCE_MAX = 200;
    private static final int PARTS_MAX = 5;
    private static final int DEPTH_MAX = 32;
    private static final Pattern PARAMETER = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT_ID =
            Pattern.compile("^content-id:\\s*<([^>]*)>", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private SoapReading() {}

    static Said read(int status, String contentType, byte[] body) {
        try {
            List<byte[]> parts = contentType.startsWith("multipart/related") ? parts(contentType, body) : List.of(body);
            if (parts.isEmpty()) {
                return new Said.Nothing("an empty multipart message");
            }
            boolean isMultipart = contentType.startsWith("multipart/related");
            Document document = parse(isMultipart ? content(parts.get(0)) : body);
            return read(status, document, isMultipart ? attached(parts) : Map.of(), body);
        } catch (SAXException | IOException | IllegalArgumentException unreadable) {
            return new Said.Nothing("HTTP status " + status + " and no SOAP message");
        }
    }

    private static Said read(int status, Document document, Map<String, byte[]> attached, byte[] body) {
        NodeList answers = document.getElementsByTagNameNS(Soap.SERVICE, "answer");
        if (status == 200 && answers.getLength() == 1) {
            return answer((Element) answers.item(0), attached);
        }
        if (status == 200
                && document.getElementsByTagNameNS(Soap.SERVICE, "ServiceStateResponse")
                                .getLength()
                        == 1) {
            return new Said.State(
                    first(document, "State"),
                    all(document, "ProfileVersion"),
                    first(document, "Time"),
                    first(document, "Party"));
        }
        if (status == 500 && document.getElementsByTagNameNS("*", "Fault").getLength() == 1) {
            String detail = all(document, "retryAfterSeconds").isEmpty()
                    ? document.getElementsByTagNameNS(Soap.SERVICE, "NotRegistered")
                                            .getLength()
                                    == 1
                            ? "NotRegistered"
                            : ""
                    : "TryLater";
            return new Said.Fault(detail, sentence(document), new String(body, StandardCharsets.UTF_8));
        }
        return new Said.Nothing("HTTP status " + status + " with a SOAP message that is neither answer nor fault");
    }

    private static Said answer(Element answer, Map<String, byte[]> attached) {
        NodeList includes = answer.getElementsByTagNameNS("http://www.w3.org/2004/08/xop/include", "Include");
        if (includes.getLength() == 0) {
            return new Said.Answer(Bytes.of(Base64.getMimeDecoder().decode(answer.getTextContent())));
        }
        String href = ((Element) includes.item(0)).getAttribute("href");
        byte[] content = attached.get(URLDecoder.decode(href.replaceFirst("^cid:", ""), StandardCharsets.UTF_8));
        return content == null
                ? new Said.Nothing("an answer whose attachment is not there")
                : new Said.Answer(Bytes.of(content));
    }

    private static String sentence(Document document) {
        List<String> texts = new ArrayList<>(plain(document, "faultstring"));
        texts.addAll(plain(document, "Text"));
        String text = texts.isEmpty() ? "" : texts.get(0).strip();
        return text.length() > SENTENCE_MAX ? text.substring(0, SENTENCE_MAX) : text;
    }

    private static List<String> plain(Document document, String name) {
        List<String> found = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS("*", name);
        for (int i = 0; i < all.getLength(); i++) {
            found.add(all.item(i).getTextContent());
        }
        return found;
    }

    private static List<String> all(Document document, String name) {
        List<String> found = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS(Soap.SERVICE, name);
        for (int i = 0; i < all.getLength(); i++) {
            found.add(all.item(i).getTextContent().strip());
        }
        return found;
    }

    private static String first(Document document, String name) {
        List<String> all = all(document, name);
        return all.isEmpty() ? "" : all.get(0);
    }

    private static List<byte[]> parts(String contentType, byte[] body) throws IOException {
        Matcher boundary = PARAMETER.matcher(contentType);
        if (!boundary.find()) {
            throw new IOException("no boundary");
        }
        byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        List<byte[]> parts = new ArrayList<>();
        int from = at(body, mark, 0);
        while (from >= 0 && parts.size() < PARTS_MAX) {
            int next = at(body, mark, from + mark.length);
            if (next < 0) {
                break;
            }
            parts.add(Arrays.copyOfRange(body, from + mark.length, next - 2));
            from = next;
        }
        return parts;
    }

    private static int at(byte[] body, byte[] mark, int from) {
        for (int i = from; i <= body.length - mark.length; i++) {
            if (Arrays.equals(body, i, i + mark.length, mark, 0, mark.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] content(byte[] part) throws IOException {
        int head = at(part, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0);
        if (head < 0) {
            throw new IOException("a part without head");
        }
        return Arrays.copyOfRange(part, head + 4, part.length);
    }

    private static Map<String, byte[]> attached(List<byte[]> parts) throws IOException {
        Map<String, byte[]> attached = new HashMap<>();
        for (byte[] part : parts) {
            Matcher id = CONTENT_ID.matcher(new String(part, StandardCharsets.ISO_8859_1));
            if (id.find()) {
                attached.put(id.group(1), content(part));
            }
        }
        return attached;
    }

    private static Document parse(byte[] xml) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEPTH_MAX));
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the platform's XML parser cannot be hardened", impossible);
        }
    }
}

package org.epixgateway.peers.epix.callers;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Looks into answers as a caller's XML library would. */
final class Dom {
    private Dom() {}

    static Document of(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    static String envelopeIn(String body) {
        String end = "</soapenv:Envelope>";
        return body.substring(body.indexOf("<soapenv:Envelope"), body.indexOf(end) + end.length());
    }

    static Element first(Document document, String namespace, String name) {
        return (Element) Objects.requireNonNull(
                document.getElementsByTagNameNS(namespace, name).item(0));
    }

    static Stream<Element> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    static Element firstChild(Element element) {
        return children(element).findFirst().orElseThrow();
    }

    static String name(Node node) {
        return "{" + Objects.requireNonNullElse(node.getNamespaceURI(), "") + "}" + node.getLocalName();
    }

    /** Everything that an element says, without prefixes, comments, and the name of its own root. */
    static List<String> told(Element root) {
        List<String> told = new ArrayList<>();
        tell(root, told);
        told.removeFirst();
        return told;
    }

    private static void tell(Element element, List<String> told) {
        TreeSet<String> attributes = new TreeSet<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            if (!"http://www.w3.org/2000/xmlns/".equals(all.item(i).getNamespaceURI())) {
                attributes.add(name(all.item(i)) + "=" + all.item(i).getNodeValue());
            }
        }
        List<Element> children = children(element).toList();
        String text = children.isEmpty() ? element.getTextContent() : "";
        told.add(name(element) + attributes + text);
        children.forEach(child -> tell(child, told));
    }
}

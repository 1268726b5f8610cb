package org.epixgateway.documents;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** One of the gateway's own schemas, compiled once, with a few checks kept for re-use. Thread-safe. */
final class Grammar {
    private static final String ROOT = "/org/epixgateway/schemas/";
    private static final int CHECKS_KEPT = 2 * Runtime.getRuntime().availableProcessors();

    private final Schema schema;
    private final Set<String> elementNames;
    private final BlockingQueue<SchemaCheck> kept = new ArrayBlockingQueue<>(CHECKS_KEPT);

    private Grammar(Schema schema, Set<String> elementNames) {
        this.schema = schema;
        this.elementNames = elementNames;
    }

    /** @param files the schema of the root first, then what it imports */
    static Grammar of(String... files) {
        List<URL> urls = Arrays.stream(files)
                .map(file -> Objects.requireNonNull(Grammar.class.getResource(ROOT + file), file))
                .toList();
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file,jar:file"); // imports among our own files
            Source root = new StreamSource(urls.getFirst().toExternalForm());
            return new Grammar(factory.newSchema(root), elementNames(urls));
        } catch (SAXException | IOException | XMLStreamException e) {
            throw new IllegalStateException("the schema " + files[0] + " of this gateway does not compile", e);
        }
    }

    boolean knows(String elementName) {
        return elementNames.contains(elementName);
    }

    SchemaCheck take() {
        SchemaCheck check = kept.poll();
        return check == null ? new SchemaCheck(schema.newValidatorHandler()) : check;
    }

    /**
     * Takes a check back for the next document. One that saw errors is thrown away: it remembers every name that it met,
     * and a stranger may send any number of names.
     */
    void giveBack(SchemaCheck check) {
        if (check.errors().isEmpty() && check.isAtEnd()) {
            kept.offer(check);
        }
    }

    private static Set<String> elementNames(List<URL> schemas) throws IOException, XMLStreamException {
        List<String> names = new ArrayList<>();
        for (URL schema : schemas) {
            try (InputStream in = schema.openStream()) {
                XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamReader.START_ELEMENT
                            && reader.getLocalName().equals("element")) {
                        names.add(reader.getAttributeValue(null, "name"));
                    }
                }
                reader.close();
            }
        }
        return Set.copyOf(new HashSet<>(names));
    }
}

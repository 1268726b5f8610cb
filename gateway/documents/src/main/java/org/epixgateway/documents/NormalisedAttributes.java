package org.epixgateway.documents;

import java.util.Locale;
import java.util.Set;
import org.codehaus.stax2.XMLStreamReader2;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.AttributesImpl;

/** The attributes of an element after N-04 and N-06. For one document. */
final class NormalisedAttributes {
    private static final Set<String> WITH_PLACEHOLDERS =
            Set.of("schemeID", "schemeAgencyID", "listID", "listAgencyID", "unitCode");

    private final Normalisations normalisations;

    NormalisedAttributes(Normalisations normalisations) {
        this.normalisations = normalisations;
    }

    Attributes of(XMLStreamReader2 reader) {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Element.NO_ATTRIBUTES;
        }
        AttributesImpl attributes = new AttributesImpl();
        for (int i = 0; i < count; i++) {
            String name = reader.getAttributeLocalName(i);
            String namespace = reader.getAttributeNamespace(i);
            String value = reader.getAttributeValue(i);
            boolean isOurs = namespace == null || namespace.isEmpty();
            if (isOurs && WITH_PLACEHOLDERS.contains(name) && isPlaceholder(value)) {
                normalisations.note(Normalisation.N_04, () -> XmlInput.position(reader));
            } else {
                attributes.addAttribute(
                        isOurs ? "" : namespace, name, name, "CDATA", isOurs ? inCapitals(name, value, reader) : value);
            }
        }
        return attributes;
    }

    private static boolean isPlaceholder(String value) {
        return value.isBlank() || value.strip().equals("?");
    }

    private String inCapitals(String name, String value, XMLStreamReader2 reader) {
        if (!name.equals("unitCode")) {
            return value;
        }
        String capitals = value.toUpperCase(Locale.ROOT);
        if (!capitals.equals(value)) {
            normalisations.note(Normalisation.N_06, () -> XmlInput.position(reader));
        }
        return capitals;
    }
}

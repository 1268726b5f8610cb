package org.epixgateway.documents;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.DocumentFormat;

/** A form in which permits are read, by its root element, with its schema. There are two. */
final class PermitForm {
    static final PermitForm V1 = new PermitForm(
            DocumentFormat.TOOLKIT_1,
            "CBFShip",
            "urn:un:unece:uncefact:data:draft:CBFShip:1",
            Grammar.of("permit/v1/CBFShip.xsd", "permit/v1/RABIE.xsd"));
    static final PermitForm V2 = new PermitForm(
            DocumentFormat.TOOLKIT_2,
            "CITESEPermit",
            "urn:un:unece:uncefact:data:standard:CITESEPermit:2",
            Grammar.of("permit/v2/CITESEPermit.xsd", "permit/v2/RABIE.xsd"));

    /** The namespace of everything below the root's children, in both. */
    static final String BELOW = "urn:un:unece:uncefact:data:draft:ReusableAggregateBusinessInformationEntity:1";

    private final DocumentFormat format;
    private final String root;
    private final String namespace;
    private final Grammar grammar;

    private PermitForm(DocumentFormat format, String root, String namespace, Grammar grammar) {
        this.format = format;
        this.root = root;
        this.namespace = namespace;
        this.grammar = grammar;
    }

    static Optional<PermitForm> ofRoot(String name) {
        return List.of(V2, V1).stream().filter(form -> form.root.equals(name)).findFirst();
    }

    static PermitForm of(DocumentFormat format) {
        return switch (format) {
            case TOOLKIT_1 -> V1;
            case TOOLKIT_2 -> V2;
        };
    }

    DocumentFormat format() {
        return format;
    }

    /** Version 1 has its own places for countries and actual quantities, no marks, and no attributes on codes. */
    boolean isFirst() {
        return format == DocumentFormat.TOOLKIT_1;
    }

    String root() {
        return root;
    }

    String namespace() {
        return namespace;
    }

    Grammar grammar() {
        return grammar;
    }
}

package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Severity;

/**
 * What the message form allows and the form on paper has no place for: said, so that nothing is left out silently. For one
 * document.
 */
final class Remarks {
    static final String RULE = "XSD";

    private final Places places;
    private final List<Finding> findings = new ArrayList<>();

    Remarks(Places places) {
        this.places = places;
    }

    void warn(Element at, String sentence) {
        add(Severity.WARNING, at, sentence);
    }

    void error(Element at, String sentence) {
        add(Severity.ERROR, at, sentence);
    }

    List<Finding> findings() {
        return findings;
    }

    private void add(Severity severity, Element at, String sentence) {
        if (findings.size() < SchemaCheck.ERRORS_MAX) {
            findings.add(new Finding(RULE, severity, places.of(at), Optional.of(at.position()), sentence));
        }
    }
}

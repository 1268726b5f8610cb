package org.epixgateway.core.permit;

import java.util.Collection;
import java.util.Optional;

/**
 * One thing that is wrong with, or worth saying about, a document: rule, place on the form, weight, place in the bytes,
 * and one sentence that a permit officer understands. Sentences never quote names or addresses of persons.
 *
 * @param rule rule id: B-nn or R-nn (rules), XSD (schema), XML (not readable), N-nn (normalisation)
 */
public record Finding(String rule, Severity severity, Place place, Optional<Position> position, String sentence) {

    public Finding at(Optional<Position> where) {
        return new Finding(rule, severity, place, where, sentence);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public static boolean anyError(Collection<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError);
    }
}

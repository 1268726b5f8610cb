package org.epixgateway.core.permit;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is wrong with, or worth saying about, a document: rule, place on the form, weight, place in the bytes,
 * and one sentence that a permit officer understands. Sentences never quote names or addresses of persons.
 *
 * @param rule rule id: B-nn or R-nn (rules), S-nn (submission), Q-nn (question and answer), XSD (schema), XML (not readable), N-nn (normalisation)
 */
public record Finding(String rule, Severity severity, Place place, Optional<Position> position, String sentence) {

    public Finding at(Optional<Position> where) {
        return new Finding(rule, severity, place, where, sentence);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** How many errors and warnings, in words: "1 error and 2 warnings"; empty if there are none. */
    public static String counted(Collection<Finding> findings) {
        return Stream.of(counted(findings, Severity.ERROR, "error"), counted(findings, Severity.WARNING, "warning"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String counted(Collection<Finding> findings, Severity severity, String word) {
        long count = findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
        return count == 0 ? "" : count + " " + word + (count == 1 ? "" : "s");
    }

    public static boolean anyError(Collection<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError);
    }
}

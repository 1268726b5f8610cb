package org.epixgateway.core.rules;

import java.time.LocalDate;
import java.util.List;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Severity;
import org.epixgateway.core.permit.TestPermits;

/** What one rule says about a permit, each finding in short: its severity and place. */
final class Judged {
    private static final CodeLists CODES = new InMemoryCodeLists();

    private Judged() {}

    /** Errors and warnings at submission. */
    static List<String> by(Rule rule, Permit permit) {
        return by(rule, permit, Occasion.SUBMIT, TestPermits.TODAY);
    }

    static List<String> by(Rule rule, Permit permit, Occasion occasion, LocalDate on) {
        return findings(rule, permit, occasion, on).stream()
                .filter(finding -> finding.severity() != Severity.NOT_CHECKED)
                .map(finding -> finding.severity() + " " + finding.place())
                .toList();
    }

    static List<String> notCheckedBy(Rule rule, Permit permit) {
        return findings(rule, permit, Occasion.SUBMIT, TestPermits.TODAY).stream()
                .filter(finding -> finding.severity() == Severity.NOT_CHECKED)
                .map(finding -> finding.place().toString())
                .toList();
    }

    static List<String> sentences(Rule rule, Permit permit) {
        return findings(rule, permit, Occasion.SUBMIT, TestPermits.TODAY).stream()
                .map(Finding::sentence)
                .toList();
    }

    private static List<Finding> findings(Rule rule, Permit permit, Occasion occasion, LocalDate on) {
        Findings findings = new Findings(rule.id());
        rule.check(permit, new Circumstances(occasion, on, CODES), findings);
        return findings.said();
    }
}

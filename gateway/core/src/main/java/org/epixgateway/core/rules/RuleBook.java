package org.epixgateway.core.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;

/**
 * All rules that permits are judged by. Adding a rule is one class and one line here. All findings are reported together,
 * those of the reader first. Thread-safe.
 */
public final class RuleBook {
    /** Rises whenever the set or the meaning of the rules changes; receipts carry it. */
    public static final String VERSION = "2026-11";

    private final List<Rule> rules;
    private final CodeLists codes;

    public RuleBook(List<Rule> rules, CodeLists codes) {
        this.rules = List.copyOf(rules);
        this.codes = codes;
    }

    /** The rules of the Convention that this version of the gateway checks. */
    public static RuleBook standard(CodeLists codes) {
        return new RuleBook(StandardRules.ALL, codes);
    }

    public List<Finding> check(PermitReading reading, Occasion occasion, LocalDate on) {
        Circumstances circumstances = new Circumstances(occasion, on, codes);
        List<Finding> all = new ArrayList<>(reading.findings());
        reading.permit()
                .ifPresent(permit -> rules.forEach(rule -> {
                    Findings findings = new Findings(rule.id());
                    rule.check(permit, circumstances, findings);
                    findings.said().forEach(finding -> all.add(finding.at(position(reading, finding))));
                }));
        return List.copyOf(all);
    }

    /** What was not checked stands nowhere, unless its own box does: the document's beginning is not its place. */
    private static Optional<Position> position(PermitReading reading, Finding finding) {
        if (finding.severity() != Severity.NOT_CHECKED) {
            return reading.positionOf(finding.place());
        }
        return finding.place().box() == Box.DOCUMENT
                ? Optional.empty()
                : Optional.ofNullable(reading.positions().get(finding.place()));
    }

    public List<Rule> rules() {
        return rules;
    }

    /** Rule-set and code-list versions in one word, as receipts carry it. */
    public String version() {
        return VERSION + "/" + codes.version();
    }
}

package org.epixgateway.core.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitReading;

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
                    findings.said().forEach(finding -> all.add(finding.at(reading.positionOf(finding.place()))));
                }));
        return List.copyOf(all);
    }

    public List<Rule> rules() {
        return rules;
    }

    /** Rule-set and code-list versions in one word, as receipts carry it. */
    public String version() {
        return VERSION + "/" + codes.version();
    }
}

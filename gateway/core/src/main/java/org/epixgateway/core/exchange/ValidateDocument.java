package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.rules.Occasion;
import org.epixgateway.core.rules.RuleBook;

/** Says everything that is wrong with a document, without keeping or sending it. Thread-safe. */
public final class ValidateDocument {
    private final PermitDocuments documents;
    private final RuleBook rules;
    private final Clock clock;

    public ValidateDocument(PermitDocuments documents, RuleBook rules, Clock clock) {
        this.documents = documents;
        this.rules = rules;
        this.clock = clock;
    }

    /** The permit as read and all findings, worst first as the rules order them. */
    public record Validation(PermitReading reading, List<Finding> findings, String ruleSetVersion) {
        public boolean isAcceptable() {
            return reading.permit().isPresent() && !Finding.anyError(findings);
        }
    }

    /** A SOAP answer around the permit is taken off. */
    public Validation validate(Bytes document, Occasion occasion) {
        PermitReading reading = documents.read(document, PermitDocuments.Wrapping.UNWRAPPED);
        List<Finding> findings = rules.check(
                reading, occasion, clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        return new Validation(reading, findings, rules.version());
    }
}

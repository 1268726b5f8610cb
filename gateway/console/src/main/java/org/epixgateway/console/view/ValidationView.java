package org.epixgateway.console.view;

import java.util.List;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.ValidateDocument.Validation;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said about a document.
 *
 * @param acceptable whether it is a permit without errors
 * @param document SHA-256 of the bytes as handed in
 */
public record ValidationView(
        boolean acceptable,
        String document,
        String ruleSetVersion,
        @Nullable PermitSummary permit,
        List<FindingView> findings) {

    public static ValidationView of(Validation validation, Digest document) {
        return new ValidationView(
                validation.isAcceptable(),
                document.hex(),
                validation.ruleSetVersion(),
                validation.reading().permit().map(PermitSummary::of).orElse(null),
                FindingView.of(validation.findings()));
    }
}

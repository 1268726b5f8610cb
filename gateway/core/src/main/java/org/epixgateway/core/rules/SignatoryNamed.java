package org.epixgateway.core.rules;

import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Permit;

/**
 * A permit gives the name of the person who signed it (R-44; SC74 draft for Res. Conf. 12.3, Annex 1 h; 50 CFR
 * 23.23(c)(17)). Kinds: all. Error: no name in box 13.
 */
final class SignatoryNamed implements Rule {
    @Override
    public String id() {
        return "R-44";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        if (!Written.hasText(permit.issue().signatory())) {
            findings.error(Box.B13, "The name of the person who signed the permit is missing.");
        }
    }
}

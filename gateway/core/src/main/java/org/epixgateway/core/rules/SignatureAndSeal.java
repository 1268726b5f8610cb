package org.epixgateway.core.rules;

import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Permit;

/**
 * A permit is signed by an empowered person under the seal of the authority (B-18; 50 CFR 23.23(c)(14), (16)).
 *
 * <p>Kinds: all. Warning: box 13 has no text that stands for signature and seal (a warning, since the authenticated seal of
 * the message may stand for both, R-11; that seal is verified elsewhere, before any rule runs). Not checked, said once:
 * whether the signature is on file with the Secretariat. The name of the signatory is R-44.
 */
final class SignatureAndSeal implements Rule {
    @Override
    public String id() {
        return "B-18";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        if (!Written.hasText(permit.issue().statement())) {
            findings.warning(
                    Box.B13,
                    "Box 13 has no text for signature and seal; only the seal of the message stands for them.");
        }
        findings.notChecked(
                Box.B13,
                "Whether the signatory is on file with the Secretariat was not checked: the list is not available here.");
    }
}

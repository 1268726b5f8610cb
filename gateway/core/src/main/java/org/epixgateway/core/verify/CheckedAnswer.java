package org.epixgateway.core.verify;

import org.epixgateway.core.party.Party;

/** What a signed answer about a permit is worth. */
public sealed interface CheckedAnswer {

    /**
     * Signed by the Party that issued the permit.
     *
     * @param isRevocationKnown whether the Party's revocation list could be had
     */
    record Genuine(VerifyAnswer answer, Party issuer, boolean isRevocationKnown) implements CheckedAnswer {}

    /** @param sentence why, for an officer */
    record NotToBeReliedOn(String sentence) implements CheckedAnswer {}
}

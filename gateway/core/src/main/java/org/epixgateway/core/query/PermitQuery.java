package org.epixgateway.core.query;

import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;

/**
 * The question for one permit.
 *
 * @param callee the country whose system is asked, the one that issued the permit
 * @param number as the asking side wrote it
 * @param token the permit's own secret, where its country protects numbers with one; never logged
 */
public record PermitQuery(CountryCode callee, String number, Optional<String> token, Stage stage) {

    /** Which state of the permit is asked for; the words are the hub's, their meaning is inferred. */
    public enum Stage {
        /** As issued. */
        NON_FINAL,
        /** After the actual quantities were recorded (box 14). */
        FINAL
    }

    /** Without the token. */
    @Override
    public String toString() {
        return callee + " " + number + " " + stage;
    }
}

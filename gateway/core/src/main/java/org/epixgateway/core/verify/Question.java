package org.epixgateway.core.verify;

import java.util.regex.Pattern;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.PermitNumber;

/**
 * How does this permit stand?
 *
 * @param issuing country that issued it
 * @param number as written; empty only where a barcode says it
 * @param nonce of the asker, repeated in the answer, so that no older answer can be put in its place; may be empty
 */
public record Question(CountryCode issuing, String number, Proof proof, Asker asker, String nonce) {
    public static final int NONCE_LENGTH_MAX = 64;

    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{0," + NONCE_LENGTH_MAX + "}");
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\p{Zl}\\p{Zp}]");

    public Question {
        if (number.length() > PermitNumber.LENGTH_MAX
                || UNPRINTABLE.matcher(number).find()
                || (number.isBlank() && !(proof instanceof Proof.Barcode))) {
            throw new IllegalArgumentException(
                    "A permit number has 1 to " + PermitNumber.LENGTH_MAX + " characters that can be printed.");
        }
        if (!NONCE.matcher(nonce).matches()) {
            throw new IllegalArgumentException(
                    "A nonce has at most " + NONCE_LENGTH_MAX + " letters, digits, hyphens and underscores.");
        }
        if (proof instanceof Proof.VisibleFields && asker instanceof Asker.Anybody) {
            throw new IllegalArgumentException("Only Parties that are known may ask by visible fields.");
        }
    }

    /** In the form in which two ways of writing one number are equal; empty where a barcode says it. */
    String normalised() {
        return number.isBlank() ? "" : PermitNumber.of(number).normalised();
    }
}

package org.epixgateway.core.permit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The control number of a permit (box 1) as it was written. Two ways of writing one number are equal after {@link
 * #normalised()}: compatibility forms folded, white space removed, every dash a hyphen, upper case. Hyphens and slashes
 * stay, since 1/23 and 12/3 are two numbers.
 */
public record PermitNumber(String raw) {
    /** Toolkit 2.0, EDIFACT rendering: at most 70 characters. */
    public static final int LENGTH_MAX = 70;

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
    private static final Pattern DASHES = Pattern.compile("\\p{Pd}");

    public PermitNumber {
        if (raw.isBlank() || raw.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a permit number has 1 to " + LENGTH_MAX + " characters");
        }
    }

    public static PermitNumber of(String raw) {
        return new PermitNumber(raw);
    }

    public String normalised() {
        String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        String withoutSpace = SPACE.matcher(folded).replaceAll("");
        return DASHES.matcher(withoutSpace).replaceAll("-").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return raw;
    }
}

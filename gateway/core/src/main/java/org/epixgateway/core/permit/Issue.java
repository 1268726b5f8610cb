package org.epixgateway.core.permit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Box 13: where and when the permit was issued and who signed it.
 *
 * @param signatory name of the empowered person; personal data, never logged
 * @param statement text that stands for signature and seal, as written
 */
public record Issue(String place, Optional<LocalDate> date, String signatory, String statement) {
    public static final Issue NONE = new Issue("", Optional.empty(), "", "");
}

package org.epixgateway.core.permit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Another document that the form cites: permit of the country of origin, certificate of last re-export, import permit,
 * waybill, registered operation.
 *
 * @param typeCode code of UN/EDIFACT list 1001 (861, 811, 911, 740 ...) or a permit letter; empty if not stated
 */
public record ReferencedDocument(String typeCode, String number, Optional<LocalDate> date, String name) {
    public static final ReferencedDocument NONE = new ReferencedDocument("", "", Optional.empty(), "");

    public boolean isStated() {
        return !number.isBlank() || date.isPresent();
    }
}

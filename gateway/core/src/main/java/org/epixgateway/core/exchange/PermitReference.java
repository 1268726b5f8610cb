package org.epixgateway.core.exchange;

import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;

/**
 * Which permit a message is about, as its header states it.
 *
 * @param number as written on the permit
 * @param issuingAuthority as the permit names it; empty if it names none
 * @param document SHA-256 of the permit document
 * @param replaces SHA-256 of the earlier document of the same permit that this one alters or replaces
 */
public record PermitReference(
        CountryCode issuingCountry,
        String issuingAuthority,
        DocumentKind kind,
        String number,
        Digest document,
        Optional<Digest> replaces) {
    PermitKey key() {
        return PermitKey.of(issuingCountry, issuingAuthority, kind, PermitNumber.of(number));
    }
}

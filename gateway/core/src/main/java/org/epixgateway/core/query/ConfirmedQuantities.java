package org.epixgateway.core.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;

/**
 * What an inspection found of each block, told to the system of the issuing country.
 *
 * @param callee the country whose permit it is
 * @param token the permit's own secret; never logged
 */
public record ConfirmedQuantities(CountryCode callee, String number, Optional<String> token, List<Position> positions) {
    public ConfirmedQuantities {
        positions = List.copyOf(positions);
    }

    /**
     * @param block letter or number of the block
     * @param inspected in the unit of the permit; the hub knew whole numbers only
     */
    public record Position(String block, BigDecimal inspected) {}

    /** Without the token. */
    @Override
    public String toString() {
        return callee + " " + number + " " + positions;
    }
}

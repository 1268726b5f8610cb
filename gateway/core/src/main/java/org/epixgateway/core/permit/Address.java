package org.epixgateway.core.permit;

import java.util.List;
import java.util.Optional;

/**
 * A postal address as a box states it; parts that are not stated are empty.
 *
 * @param lines street lines and post office box, in order
 */
public record Address(
        List<String> lines,
        String city,
        String postcode,
        String subdivision,
        Optional<CountryCode> country,
        String countryAsWritten) {
    public static final Address NONE = new Address(List.of(), "", "", "", Optional.empty(), "");

    public Address {
        lines = List.copyOf(lines);
    }

    /** Whether somebody could be found by it: a street line or city. */
    public boolean isStated() {
        return lines.stream().anyMatch(line -> !line.isBlank()) || !city.isBlank();
    }
}

package org.epixgateway.core.rules;

import org.epixgateway.core.permit.Address;

/** Whether somebody could be found by an address: it takes a street line or a city, and more than a stroke through it. */
final class StatedAddress {
    private StatedAddress() {}

    static boolean isStated(Address address) {
        return Written.hasText(address.lines()) || Written.hasText(address.city());
    }
}

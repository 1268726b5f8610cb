package org.epixgateway.core.permit;

import java.math.BigDecimal;

/**
 * An amount with its unit. Decimal, never rounded; the unit is the code as written (CITES legacy or UN/ECE Rec 20), empty
 * where the form states none.
 */
public record Quantity(BigDecimal amount, String unit) {
    /** More digits than any shipment needs, few enough to print and add without harm. */
    public static final int DIGITS_MAX = 40;

    public Quantity {
        if (amount.precision() > DIGITS_MAX || Math.abs((long) amount.scale()) > DIGITS_MAX) {
            throw new IllegalArgumentException("an amount has at most " + DIGITS_MAX + " digits");
        }
    }

    public static Quantity of(String amount, String unit) {
        return new Quantity(new BigDecimal(amount), unit);
    }

    @Override
    public String toString() {
        return unit.isEmpty() ? amount.toPlainString() : amount.toPlainString() + " " + unit;
    }
}

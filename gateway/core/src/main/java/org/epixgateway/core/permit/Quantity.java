package org.epixgateway.core.permit;

import java.math.BigDecimal;

/**
 * An amount with its unit. Decimal, never rounded; the unit is the code as written (CITES legacy or UN/ECE Rec 20), empty
 * where the form states none.
 */
public record Quantity(BigDecimal amount, String unit) {
    public static Quantity of(String amount, String unit) {
        return new Quantity(new BigDecimal(amount), unit);
    }

    @Override
    public String toString() {
        return unit.isEmpty() ? amount.toPlainString() : amount.toPlainString() + " " + unit;
    }
}

package org.epixgateway.core.permit;

import java.util.List;

/** A person or firm on the form: importer (box 3), exporter or owner (box 4). Personal data: never logged. */
public record Trader(String name, Address address, List<String> representatives) {
    public static final Trader NONE = new Trader("", Address.NONE, List.of());

    public Trader {
        representatives = List.copyOf(representatives);
    }

    public boolean isStated() {
        return !name.isBlank() || address.isStated() || address.country().isPresent();
    }
}

package org.epixgateway.peers.epix.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.PermitQuery;

/** The fields of the hub's operations, which most dialects share. */
final class HubFields {
    private HubFields() {}

    static List<Field> of(PermitQuery query) {
        return named(query.number(), query.token(), query.callee()).toList();
    }

    static List<Field> of(ConfirmedQuantities quantities) {
        Field confirmed = Field.holding(
                "ConfirmedQuantities",
                quantities.positions().stream().map(HubFields::position).toList());
        return Stream.concat(named(quantities.number(), quantities.token(), quantities.callee()), Stream.of(confirmed))
                .toList();
    }

    static Field callee(CountryCode country) {
        return Field.of("IsoCountryCode", country.value());
    }

    /** Why these quantities cannot be told to a system that declares whole numbers. */
    static Optional<String> fraction(ConfirmedQuantities quantities) {
        return quantities.positions().stream()
                .filter(position -> !isWhole(position.inspected()))
                .findFirst()
                .map(position -> "This system takes whole numbers only, and the quantity of block " + position.block()
                        + " is none. Nothing was sent; tell the authority by another way.");
    }

    private static Stream<Field> named(String number, Optional<String> token, CountryCode callee) {
        return Stream.of(
                        Stream.of(Field.of("CertificateNumber", number)),
                        Field.ofStated("TokenId", token),
                        Stream.of(callee(callee)))
                .flatMap(fields -> fields);
    }

    private static Field position(ConfirmedQuantities.Position position) {
        // 10.0 is a whole number and is written as one
        BigDecimal plain = isWhole(position.inspected()) ? position.inspected().setScale(0) : position.inspected();
        return Field.holding(
                "CitesPosition",
                List.of(Field.of("ID", position.block()), Field.of("InspectedUnitQuantity", plain.toPlainString())));
    }

    private static boolean isWhole(BigDecimal quantity) {
        return quantity.signum() == 0 || quantity.stripTrailingZeros().scale() <= 0;
    }
}

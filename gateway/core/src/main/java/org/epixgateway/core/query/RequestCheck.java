package org.epixgateway.core.query;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TokenHash;

/** What every request must look like before anybody is asked about it, us or another system. */
final class RequestCheck {
    /** Blocks are A, B ... or 1, 2 ...; no toolkit gives a bound. */
    private static final int BLOCK_CHARS_MAX = 35;

    private static final EpixReply NUMBER =
            invalid("A permit number has 1 to " + PermitNumber.LENGTH_MAX + " characters.");
    private static final EpixReply TOKEN = invalid("A token has at most " + TokenHash.TOKEN_CHARS_MAX + " characters.");
    private static final EpixReply NOTHING = invalid("No quantity is confirmed.");
    private static final EpixReply TWICE = invalid("Two positions have the same ID.");
    private static final EpixReply AMOUNT = invalid("A confirmed quantity is a decimal number from zero on.");

    private RequestCheck() {}

    /** What is wrong with it; empty if nothing is. */
    static Optional<EpixReply> of(EpixRequest request) {
        return switch (request) {
            case EpixRequest.State state -> Optional.empty();
            case EpixRequest.Show(EpixCaller caller, PermitQuery query, var form) ->
                named(query.number(), query.token());
            case EpixRequest.Confirm(EpixCaller caller, ConfirmedQuantities quantities) ->
                named(quantities.number(), quantities.token()).or(() -> positions(quantities.positions()));
        };
    }

    private static Optional<EpixReply> named(String number, Optional<String> token) {
        if (number.isBlank() || number.length() > PermitNumber.LENGTH_MAX) {
            return Optional.of(NUMBER);
        }
        return token.filter(given -> given.length() > TokenHash.TOKEN_CHARS_MAX).map(given -> TOKEN);
    }

    private static Optional<EpixReply> positions(List<ConfirmedQuantities.Position> positions) {
        Set<String> blocks = new HashSet<>();
        for (ConfirmedQuantities.Position position : positions) {
            if (!isToken(position.block())) {
                return Optional.of(EpixReply.Declined.of(EpixFault.NOT_A_TOKEN));
            }
            if (!isAmount(position.inspected())) {
                return Optional.of(AMOUNT);
            }
            if (!blocks.add(position.block())) {
                return Optional.of(TWICE);
            }
        }
        return blocks.isEmpty() ? Optional.of(NOTHING) : Optional.empty();
    }

    private static boolean isToken(String id) {
        return !id.isEmpty()
                && id.length() <= BLOCK_CHARS_MAX
                && id.codePoints()
                        .noneMatch(c -> Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT);
    }

    private static boolean isAmount(BigDecimal amount) {
        return amount.signum() >= 0
                && amount.precision() <= Quantity.DIGITS_MAX
                && Math.abs((long) amount.scale()) <= Quantity.DIGITS_MAX;
    }

    private static EpixReply invalid(String sentence) {
        return new EpixReply.Declined(EpixFault.INVALID_REQUEST, sentence);
    }
}

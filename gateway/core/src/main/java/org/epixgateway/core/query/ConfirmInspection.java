package org.epixgateway.core.query;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.query.ConfirmedQuantities.Position;

/**
 * Tells the system of the issuing country what an inspection found of each block. Nobody seals an answer, and systems are
 * known that acknowledge quantities and lose them: only the permit as it stands afterwards shows what was kept. Thread-safe.
 */
public final class ConfirmInspection {
    /** Code of what was not said at all, since it cannot be meant or cannot be understood. */
    public static final String NOT_SENT = "not-sent";

    private static final int POSITIONS_MAX = 2_000;
    private static final Pattern BLOCK = Pattern.compile("[\\p{L}\\p{N}._-]{1,20}");

    private final EpixSystems systems;
    private final Keeping keeping;

    public ConfirmInspection(EpixSystems systems, Keeping keeping) {
        this.systems = systems;
        this.keeping = keeping;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /** @param confirmation what the asked system said, or why it was not told */
    public record Told(EpixSystem.Confirmation confirmation) implements Outcome {}

    /** No system of this country is known here. */
    public record NoSystem(CountryCode country) implements Outcome {}

    /** @throws org.epixgateway.core.exchange.OutageException where no usable answer came: they may have arrived */
    public Outcome confirm(ConfirmedQuantities quantities, String account) {
        Optional<EpixSystem> system = systems.of(quantities.callee());
        if (system.isEmpty()) {
            return new NoSystem(quantities.callee());
        }
        Optional<String> whyNot = whyNot(quantities);
        if (whyNot.isPresent()) {
            return new Told(new EpixSystem.NotTaken(NOT_SENT, whyNot.get()));
        }
        // before a byte leaves: without a further entry it is open whether they arrived
        keeping.note("quantities-to-be-sent", account, facts(quantities));
        EpixSystem.Confirmation said = system.get().confirm(quantities);
        Map<String, String> facts = facts(quantities);
        switch (said) {
            case EpixSystem.Taken() -> keeping.note("quantities-acknowledged", account, facts);
            case EpixSystem.NotTaken(String code, String sentence) -> {
                facts.put("code", code);
                facts.put("outcome", sentence);
                keeping.note("quantities-not-taken", account, facts);
            }
        }
        return new Told(said);
    }

    private static Optional<String> whyNot(ConfirmedQuantities quantities) {
        if (quantities.positions().isEmpty() || quantities.positions().size() > POSITIONS_MAX) {
            return Optional.of("Say 1 to " + POSITIONS_MAX + " blocks with their quantities.");
        }
        Set<String> blocks = new HashSet<>();
        for (Position position : quantities.positions()) {
            if (!BLOCK.matcher(position.block()).matches()) {
                return Optional.of("A block is named by its letter or number, without white space.");
            }
            if (!blocks.add(position.block())) {
                return Optional.of("Block " + position.block() + " is there twice.");
            }
            if (position.inspected().signum() < 0
                    || position.inspected().precision() > Quantity.DIGITS_MAX
                    || Math.abs((long) position.inspected().scale()) > Quantity.DIGITS_MAX) {
                return Optional.of("The quantity of block " + position.block() + " is a number from 0 on, of at most "
                        + Quantity.DIGITS_MAX + " digits.");
            }
        }
        return Optional.empty();
    }

    /** Without the token. */
    private static Map<String, String> facts(ConfirmedQuantities quantities) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("callee", quantities.callee().value());
        facts.put("number", quantities.number());
        facts.put(
                "quantities",
                quantities.positions().stream()
                        .map(p -> p.block() + "=" + p.inspected().toPlainString())
                        .collect(Collectors.joining(" ")));
        facts.put("assurance", FetchPermit.ASSURANCE);
        return facts;
    }
}

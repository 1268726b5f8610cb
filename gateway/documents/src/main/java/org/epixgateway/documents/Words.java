package org.epixgateway.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the exchange schemas spell our enumerations: {@code NUMBER_CONFLICT} is NumberConflict. */
final class Words {
    private Words() {}

    static String joined(Enum<?> value) {
        return Arrays.stream(value.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    static String small(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The value that is spelled so, in whatever capitals; the schema has checked that there is one. */
    static <E extends Enum<E>> E value(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().replace("_", "").equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " is not known"));
    }
}

package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One place where a document leaves its schema, in a sentence for a permit officer. Built from the rule's key in XML Schema
 * and from what we know ourselves, not from the validator's prose, which follows the machine's language.
 */
record SchemaError(Element at, String sentence) {
    private static final int EXPECTED_MAX = 4;

    /** A facet that does not hold; the validator says right after it which element or attribute is meant. */
    private static final Pattern FACET = Pattern.compile("cvc-[A-Za-z]+-valid\\b.*", Pattern.DOTALL);

    private static final Pattern EXPECTED = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    static Optional<SchemaError> of(String message, Element at, boolean isStarting) {
        return FACET.matcher(message).matches()
                ? Optional.empty()
                : Optional.of(new SchemaError(at, sentence(message, at, isStarting)));
    }

    private static String sentence(String message, Element at, boolean isStarting) {
        String name = Shortened.of(at.name());
        String key = message.substring(0, Math.max(0, message.indexOf(':')));
        if (key.startsWith("cvc-complex-type.2.4")) {
            return isStarting
                    ? misplaced(name, message, at)
                    : name + " is incomplete" + expected(", it lacks ", message, at);
        }
        return switch (key) {
            case "cvc-complex-type.2.3" -> name + " contains text where only elements may stand.";
            case "cvc-complex-type.2.1", "cvc-type.3.1.2" -> name + " contains elements where none may stand.";
            case "cvc-type.3.1.3", "cvc-complex-type.2.2" -> value(name, at);
            case "cvc-complex-type.3.2.2", "cvc-complex-type.3.2.1" ->
                name + " has an attribute that is not known there" + quoted(message, at) + ".";
            case "cvc-type.3.1.1" ->
                name + " has an attribute that is not known there: "
                        + Shortened.of(at.attributes().getLocalName(0)) + ".";
            case "cvc-complex-type.4" -> name + " lacks an attribute" + quoted(message, at) + ".";
            case "cvc-attribute.3" -> name + " has a wrong value in an attribute" + quoted(message, at) + ".";
            default -> name + " does not follow the schema (" + Shortened.of(key) + ").";
        };
    }

    private static String misplaced(String name, String message, Element at) {
        return name + " is not known or not in its place" + expected("; here may stand ", message, at);
    }

    private static String value(String name, Element at) {
        if (!at.children().isEmpty()) {
            return name + " contains elements where only a value may stand.";
        }
        if (name.endsWith("DateTime")) {
            return name + " is not a date and time such as 2026-11-23T00:00:00+01:00" + quote(at) + ".";
        }
        if (name.endsWith("Quantity")) {
            return name + " is not a decimal number such as 12.5" + quote(at) + ".";
        }
        if (name.endsWith("Indicator")) {
            return name + " is neither true nor false" + quote(at) + ".";
        }
        return name + " has a value that is not allowed there.";
    }

    /** Only values that are dates, numbers or yes and no are ever quoted; names and texts are persons' data. */
    private static String quote(Element at) {
        return ": " + Shortened.of(at.text());
    }

    private static String expected(String lead, String message, Element at) {
        List<String> names = new ArrayList<>();
        Matcher braces = EXPECTED.matcher(message);
        while (braces.find()) {
            for (String name : braces.group(1).split(",", -1)) {
                // members read "uri":Name; the first braces may hold the element itself
                String local = name.substring(name.lastIndexOf(':') + 1).strip();
                if (!local.isEmpty() && !local.equals(at.name()) && !local.startsWith("\"")) {
                    names.add(local);
                }
            }
        }
        return names.isEmpty()
                ? "."
                : names.stream().limit(EXPECTED_MAX).collect(Collectors.joining(", ", lead, ""))
                        + (names.size() > EXPECTED_MAX ? " and others." : ".");
    }

    private static String quoted(String message, Element at) {
        return QUOTED.matcher(message)
                .results()
                .map(found -> found.group(1))
                .filter(found -> !found.equals(at.name()) && found.matches("[A-Za-z_:.\\-]+"))
                .findFirst()
                .map(found -> ": " + Shortened.of(found))
                .orElse("");
    }
}

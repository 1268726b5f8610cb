package org.epixgateway.app.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One section of a settings file. Reads typed values with their defaults and collects every problem with its key, so that
 * they are reported together. Used by one thread.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(B|kB|MB|GB)");

    private final String path;
    private final Map<String, Object> values;
    private final List<String> problems;
    private final Set<String> known = new TreeSet<>();
    private final List<Section> below = new ArrayList<>();

    Section(String path, Map<String, Object> values, List<String> problems) {
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    Section section(String key) {
        known.add(key);
        Object value = values.get(key);
        Map<String, Object> inner = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> inner.put(String.valueOf(k), v));
        } else if (value != null) {
            problem(key, "is a section with keys of its own, not a value");
        }
        Section section = new Section(path + key + ".", inner, problems);
        below.add(section);
        return section;
    }

    /** In their order in the file. */
    Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    boolean has(String key) {
        known.add(key);
        return values.get(key) != null;
    }

    String text(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    String required(String key) {
        return optional(key).orElseGet(() -> {
            problem(key, "is missing");
            return "";
        });
    }

    Optional<String> optional(String key) {
        known.add(key);
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List) {
            problem(key, "is one value, not a section or list");
            return Optional.empty();
        }
        return Optional.of(String.valueOf(value)).filter(text -> !text.isBlank());
    }

    List<String> texts(String key) {
        known.add(key);
        Object value = values.get(key);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        if (value != null) {
            problem(key, "is a list");
        }
        return List.of();
    }

    boolean flag(String key, boolean otherwise) {
        return optional(key)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        problem(key, "is true or false, not " + text);
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    int number(String key, int otherwise, int min, int max) {
        return optional(key)
                .map(text -> {
                    boolean isNumber = text.matches("\\d{1,9}");
                    if (!isNumber || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
                        problem(key, "is a number from " + min + " to " + max + ", not " + text);
                        return otherwise;
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }

    Duration duration(String key, Duration otherwise) {
        return optional(key)
                .map(text -> {
                    Matcher matcher = DURATION.matcher(text);
                    if (!matcher.matches()) {
                        problem(key, "is a duration such as 500ms, 30s, 5m, 12h or 7d, not " + text);
                        return otherwise;
                    }
                    long amount = Long.parseLong(matcher.group(1));
                    return switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    };
                })
                .orElse(otherwise);
    }

    long size(String key, long otherwise) {
        return optional(key)
                .map(text -> {
                    Matcher matcher = SIZE.matcher(text);
                    if (!matcher.matches()) {
                        problem(key, "is a size such as 64kB, 25MB or 1GB, not " + text);
                        return otherwise;
                    }
                    long amount = Long.parseLong(matcher.group(1));
                    return switch (matcher.group(2)) {
                        case "B" -> amount;
                        case "kB" -> amount << 10;
                        case "MB" -> amount << 20;
                        default -> amount << 30;
                    };
                })
                .orElse(otherwise);
    }

    Optional<Path> file(String key) {
        return optional(key).flatMap(text -> {
            try {
                return Optional.of(Path.of(text));
            } catch (InvalidPathException invalid) {
                problem(key, "is a file or folder, not " + text);
                return Optional.empty();
            }
        });
    }

    Optional<URI> address(String key, String... schemes) {
        return optional(key).flatMap(text -> parsed(key, text, schemes));
    }

    List<URI> addresses(String key, String... schemes) {
        return texts(key).stream()
                .flatMap(text -> parsed(key, text, schemes).stream())
                .toList();
    }

    private Optional<URI> parsed(String key, String text, String... schemes) {
        try {
            URI uri = URI.create(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (List.of(schemes).contains(scheme)) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        problem(key, "is an address that begins with " + String.join(" or ", schemes) + ":, not " + text);
        return Optional.empty();
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
        return optional(key)
                .map(text -> {
                    for (E value : type.getEnumConstants()) {
                        if (value.name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')
                                .equals(text)) {
                            return value;
                        }
                    }
                    problem(
                            key,
                            "is one of "
                                    + List.of(type.getEnumConstants())
                                            .toString()
                                            .toLowerCase(Locale.ROOT) + ", not " + text);
                    return otherwise;
                })
                .orElse(otherwise);
    }

    void problem(String key, String sentence) {
        problems.add(path + key + " " + sentence);
    }

    /** Reports every key that nobody asked for, here and below. */
    void refuseUnknown() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                problem(key, "is not a setting; known here: " + String.join(", ", known));
            }
        }
        below.forEach(Section::refuseUnknown);
    }
}

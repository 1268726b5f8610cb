package org.epixgateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The published description of the national API, as tests read it. */
final class Contract {
    private static final JsonNode DOCUMENT = read();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    /** What the framework answers for what the description does not offer. */
    private static final Set<Integer> UNDESCRIBED = Set.of(405, 406);

    private Contract() {}

    /** One operation of the description. */
    record Operation(String method, String path, JsonNode node, JsonNode pathItem) {
        Set<Integer> statuses() {
            Set<Integer> statuses = new TreeSet<>();
            node.get("responses").fieldNames().forEachRemaining(s -> statuses.add(Integer.parseInt(s)));
            return statuses;
        }

        boolean matches(String calledMethod, String calledPath) {
            return method.equals(calledMethod) && calledPath.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        List<JsonNode> parameters() {
            List<JsonNode> all = new ArrayList<>();
            pathItem.path("parameters").forEach(p -> all.add(resolved(p)));
            node.path("parameters").forEach(p -> all.add(resolved(p)));
            return all;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(member -> {
                    if (METHODS.contains(member.getKey())) {
                        String method = member.getKey().toUpperCase(java.util.Locale.ROOT);
                        all.add(new Operation(method, path.getKey(), member.getValue(), path.getValue()));
                    }
                }));
        return all;
    }

    static JsonNode document() {
        return DOCUMENT;
    }

    static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Every answer that any test sees must be one that the description promises. */
    static void requireDescribed(String method, String pathAndQuery, int status) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        Optional<Operation> operation =
                operations().stream().filter(o -> o.matches(method, path)).findFirst();
        if (operation.isPresent()
                && !UNDESCRIBED.contains(status)
                && !operation.get().statuses().contains(status)) {
            throw new AssertionError(operation.get() + " answered " + status + ", which openapi.yaml does not say");
        }
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream("openapi.yaml"))) {
            return new YAMLMapper().readTree(in);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}

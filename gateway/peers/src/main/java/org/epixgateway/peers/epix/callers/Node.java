package org.epixgateway.peers.epix.callers;

import java.util.List;
import java.util.Optional;

/**
 * An element of a small request.
 *
 * @param text its own characters
 * @param isMandatory whether it is a header that must be understood
 */
record Node(String namespace, String name, String text, List<Node> children, boolean isMandatory) {
    Node {
        children = List.copyOf(children);
    }

    /** The children of this name in any spelling, of any namespace: the hub never looked at one. */
    List<Node> all(String title) {
        String folded = Operation.folded(title);
        return children.stream()
                .filter(child -> Operation.folded(child.name()).equals(folded))
                .toList();
    }

    /** The text of a child that holds nothing but text, if it is there; twice would mean two things. */
    Optional<String> field(String title) throws UnusableRequestException {
        List<Node> found = all(title);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Node field = found.getFirst();
        if (found.size() > 1 || !field.children().isEmpty()) {
            // an include of a part or an address among them: nothing is fetched
            throw UnusableRequestException.invalid(title + " is one plain text.");
        }
        return Optional.of(field.text());
    }
}

package org.epixgateway.peers.epix.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of a request: a text, or other elements. */
record Field(String name, String text, List<Field> within) {
    Field {
        within = List.copyOf(within);
    }

    static Field of(String name, String text) {
        return new Field(name, text, List.of());
    }

    /** What is not there is left out; whether an empty element is wanted instead is not known of any system. */
    static Stream<Field> ofStated(String name, Optional<String> text) {
        return text.map(stated -> of(name, stated)).stream();
    }

    static Field holding(String name, List<Field> within) {
        return new Field(name, "", within);
    }

    /** The name alone: a text may be a secret. */
    @Override
    public String toString() {
        return name;
    }
}

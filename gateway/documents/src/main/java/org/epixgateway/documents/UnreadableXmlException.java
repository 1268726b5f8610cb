package org.epixgateway.documents;

import java.util.Optional;
import org.epixgateway.core.permit.Position;

/** Bytes that are not a document at all: told to whoever sent them in one sentence. Never leaves this module. */
final class UnreadableXmlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Position> position;

    UnreadableXmlException(String sentence, Optional<Position> position) {
        super(sentence);
        this.position = position;
    }

    static UnreadableXmlException at(Position position, String sentence) {
        return new UnreadableXmlException(sentence, Optional.of(position));
    }

    static UnreadableXmlException anywhere(String sentence) {
        return new UnreadableXmlException(sentence, Optional.empty());
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    Optional<Position> position() {
        return position;
    }
}

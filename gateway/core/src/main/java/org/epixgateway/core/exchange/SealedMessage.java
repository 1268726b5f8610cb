package org.epixgateway.core.exchange;

import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;

/** A message of ours under our seal, ready to be recorded and sent. */
public record SealedMessage(Header header, Bytes container) {
    MessageReference reference() {
        return new MessageReference(Optional.of(header.id()), container.digest());
    }
}

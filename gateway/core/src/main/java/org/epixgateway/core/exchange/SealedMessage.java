package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;

/**
 * A message of ours under our seal, ready to be recorded and sent.
 *
 * @param sealValidUntil the end of the certificate that it is sealed with, whatever key seals by now
 */
public record SealedMessage(Header header, Bytes container, Instant sealValidUntil) {
    MessageReference reference() {
        return new MessageReference(Optional.of(header.id()), container.digest());
    }
}

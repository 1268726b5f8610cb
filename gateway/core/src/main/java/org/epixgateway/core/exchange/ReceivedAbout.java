package org.epixgateway.core.exchange;

import java.util.Optional;
import org.epixgateway.core.permit.PermitKey;

/**
 * A document that a peer's statement is about.
 *
 * @param kept the statement as it will be kept of this document
 * @param concerned empty where the document is not registered here
 * @param statements kept of it so far
 * @param isLinked whether it goes with the document that the message names
 */
record ReceivedAbout(KeptStatement kept, Optional<Concerned> concerned, int statements, boolean isLinked) {
    PermitKey key() {
        return kept.permit();
    }
}

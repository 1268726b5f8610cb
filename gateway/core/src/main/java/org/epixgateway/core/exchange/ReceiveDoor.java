package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Bytes;

/** The way from a face into the receive journey; the answer comes back in the same call. Thread-safe. */
public interface ReceiveDoor {
    /**
     * The sealed answer, recorded durably where it has to be.
     *
     * @throws OutageException if nothing was decided and the sender should try later
     */
    Bytes receive(ReceivedEnvelope envelope);
}

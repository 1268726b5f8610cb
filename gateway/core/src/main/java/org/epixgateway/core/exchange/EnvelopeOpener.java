package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Bytes;

/** The first check: reads a container strictly. Thread-safe, bounded in size, count and ratio. */
public interface EnvelopeOpener {
    Opening open(Bytes container);

    sealed interface Opening {}

    record Opened(OpenedEnvelope envelope) implements Opening {}

    /** @param sentence what breaks the profile, for the sender's operators */
    record Broken(String sentence) implements Opening {}
}

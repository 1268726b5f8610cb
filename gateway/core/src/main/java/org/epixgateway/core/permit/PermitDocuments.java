package org.epixgateway.core.permit;

import org.epixgateway.core.bytes.Bytes;

/**
 * Reads and writes the electronic equivalent of a permit. Thread-safe.
 *
 * <p>Reading never throws for bad input: whatever the bytes are, the answer is findings. Bounds (size, depth, blocks) are
 * part of the adapter's settings and breaking one is a finding too.
 */
public interface PermitDocuments {
    /** Reads a permit in toolkit 1 or 2, through the closed list of normalisations, validated against its schema. */
    PermitReading read(Bytes document, Wrapping wrapping);

    /** Writes the strict form: root in the CITES namespace of toolkit 2, no empty elements, UTF-8. */
    Bytes write(Permit permit);

    /** Whether a SOAP answer around the permit is taken off (validate, EPIX client) or refused (submit, receive). */
    enum Wrapping {
        REFUSED,
        UNWRAPPED
    }
}

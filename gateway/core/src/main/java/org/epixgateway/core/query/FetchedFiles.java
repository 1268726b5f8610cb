package org.epixgateway.core.query;

import java.time.LocalDate;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.CountryCode;

/** Answers of EPIX systems, kept as they came. Thread-safe. */
public interface FetchedFiles {
    /**
     * Durable on return; the same answer on the same day is kept once.
     *
     * @return where it is, for evidence and people: a path below the folder of fetched answers
     * @throws org.epixgateway.core.exchange.OutageException if it cannot be written, or is larger than is kept
     */
    String keep(CountryCode callee, LocalDate on, Bytes response);
}

package org.epixgateway.core.exchange;

import java.time.Instant;
import org.epixgateway.core.bytes.Digest;

/**
 * A container whose seal was checked against the registry: every file is as the holder of that key signed it. Only the
 * package that verifies signatures makes one (checked by the architecture test).
 *
 * @param sealedBy SHA-256 of the certificate that the key belongs to
 * @param signingTime as claimed, UTC, within the bounds of exchange rules section 5
 */
public record VerifiedEnvelope(OpenedEnvelope opened, Digest sealedBy, Instant signingTime) {}

package org.epixgateway.core.evidence;

import java.time.Instant;
import org.epixgateway.core.bytes.Bytes;

/** A head of the log under the seal of the authority: bounds what can be rewritten unseen to what came after it. */
public record SignedHead(LogHead head, Instant at, Bytes container) {}

package org.epixgateway.core.exchange;

import java.util.Optional;
import org.epixgateway.core.bytes.Digest;

/**
 * Another message: its id (absent where a refused file could not be read that far) and the SHA-256 of its container.
 */
public record MessageReference(Optional<MessageId> id, Digest file) {}

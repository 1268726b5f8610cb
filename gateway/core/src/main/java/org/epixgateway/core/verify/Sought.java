package org.epixgateway.core.verify;

import java.util.Optional;
import org.epixgateway.core.permit.PermitKey;

/**
 * A question on its way through the steps of {@link VerifyPermit}.
 *
 * @param permit the one that number and proof name together; empty if none is
 * @param isOutdated whether the proof is from an older document of the same permit
 */
public record Sought(Question question, Optional<PermitKey> permit, boolean isOutdated) {}

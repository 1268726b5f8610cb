package org.epixgateway.core.query;

import java.util.Optional;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;

/** The tokens by which permits are protected, hashed; given by the national side at submission. Thread-safe. */
public interface PermitTokenBook {
    /** Empty if the permit has no token, or is unknown: then it is asked for all the same, so that both take the same time. */
    Optional<TokenHash> tokenOf(PermitKey permit);
}

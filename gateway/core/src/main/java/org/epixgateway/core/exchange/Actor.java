package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's part in a permit, as audit asks for it. By name only for officials who issue, alter or endorse; the
 * others travel as an opaque reference, since staff data need not leave.
 *
 * @param method how the person was authenticated or signed, a short word (password, token, qualified-signature, stated)
 */
public record Actor(Role role, String method, Optional<Instant> at, String name, String reference) {
    public enum Role {
        REQUESTED,
        APPROVED,
        PROCESSED,
        ISSUED,
        ENDORSED,
        ALTERED;

        public boolean mayBeNamed() {
            return this == ISSUED || this == ENDORSED || this == ALTERED;
        }
    }
}

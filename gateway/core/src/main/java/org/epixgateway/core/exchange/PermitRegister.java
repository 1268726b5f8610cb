package org.epixgateway.core.exchange;

import java.util.Optional;
import org.epixgateway.core.permit.PermitKey;

/** The register of permits, for reading. Written through the ledger. Thread-safe. */
public interface PermitRegister {
    Optional<RegisteredPermit> find(PermitKey key);
}

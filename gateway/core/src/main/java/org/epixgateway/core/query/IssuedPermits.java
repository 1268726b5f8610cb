package org.epixgateway.core.query;

import java.util.List;
import org.epixgateway.core.exchange.RegisteredPermit;

/**
 * The permits of our own Party, for those who ask. Test messages never reach the register and so are never here.
 * Thread-safe. Throws {@link org.epixgateway.core.exchange.OutageException} where the store cannot be read.
 */
public interface IssuedPermits {
    /**
     * All of our permits with this number, whatever their kind and state; empty if there is none. Reads rows only, no files, so
     * that a known number takes no longer than an unknown one.
     *
     * @param number {@link org.epixgateway.core.permit.PermitNumber#normalised()}
     */
    List<RegisteredPermit> named(String number);

    /** The same permit with its files. */
    IssuedPermit whole(RegisteredPermit permit);
}

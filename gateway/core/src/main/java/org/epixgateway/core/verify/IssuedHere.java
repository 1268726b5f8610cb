package org.epixgateway.core.verify;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.PermitLives.Lived;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.permit.PermitKey;

/** The permits of our own Party, without those of test messages. Thread-safe. */
public interface IssuedHere {
    /** @param number {@link org.epixgateway.core.permit.PermitNumber#normalised()} */
    List<RegisteredPermit> named(String number);

    /**
     * Documents that were handed out under a number, the current and older ones: some paper may still show an older one.
     *
     * @param number as written on the permit
     */
    List<Digest> documents(String number);

    /** With its document and all that was stated about it. */
    Optional<Lived> whole(PermitKey key);
}

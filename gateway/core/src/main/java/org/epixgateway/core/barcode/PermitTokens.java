package org.epixgateway.core.barcode;

import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.PermitKey;

/**
 * The secret on the paper of each permit: who shows it has the paper before him, or a picture of it. Derived from a secret of
 * the Party, so that nothing is stored per permit; a new document of the same permit has another token. Thread-safe.
 */
public interface PermitTokens {
    /** 128 bits, as base64url. */
    String token(PermitKey permit, Digest document);

    /** Compared in the same time whatever is presented. */
    boolean matches(String presented, PermitKey permit, Digest document);
}

package org.epixgateway.core.verify;

import org.epixgateway.core.barcode.PermitTokens;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.PermitKey;

/** Tokens that a test can foresee. */
public final class HexTokens implements PermitTokens {
    private static final int LENGTH = 22;

    @Override
    public String token(PermitKey permit, Digest document) {
        return document.hex().substring(0, LENGTH);
    }

    @Override
    public boolean matches(String presented, PermitKey permit, Digest document) {
        return presented.equals(token(permit, document));
    }
}

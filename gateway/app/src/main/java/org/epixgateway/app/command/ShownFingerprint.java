package org.epixgateway.app.command;

import org.epixgateway.core.bytes.Digest;
import org.epixgateway.signing.Fingerprint;

/** A fingerprint in the one form that people read out to one another, here and in what init shows. */
final class ShownFingerprint {
    private ShownFingerprint() {}

    /** A pin may also be issuer and subject, which stay as they are. */
    static String ifOne(String pin) {
        return Digest.isWellFormed(pin) ? of(pin) : pin;
    }

    static String of(String hex) {
        return new Fingerprint(new Digest(hex)).toString();
    }
}

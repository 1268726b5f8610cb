package org.epixgateway.console.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;

/** Our own keys through their life: announced, current, old; and our revocation list. Thread-safe. */
public interface KeyControls {
    Keys all();

    /** @param algorithm the kind of key by its name in settings; empty: the kind of the current one */
    Outcome announce(Use use, Optional<String> algorithm, String account);

    /** Goes over to the announced key at once, in files and in the running gateway. */
    Outcome activate(Use use, String account);

    /** @param evenCurrent whether the key may be the one that is used now */
    Outcome revoke(String serial, boolean evenCurrent, String account);

    /** The revocation list with new dates. */
    Outcome reissue();

    enum Use {
        ROOT,
        SEAL,
        TLS,
        BARCODE,
        VERIFICATION
    }

    enum State {
        /** In our descriptor, not used yet. */
        ANNOUNCED,
        CURRENT,
        /** Its file is kept; it is in our descriptor no more. */
        OLD
    }

    /**
     * A certificate of ours.
     *
     * @param serial in hexadecimal digits
     * @param kind of its key, such as p256
     */
    record OwnCertificate(
            Use use,
            State state,
            Digest fingerprint,
            String serial,
            Instant from,
            Instant until,
            String kind,
            Optional<Instant> revokedAt) {}

    /** Our revocation list; entries of certificates whose files are gone stay in it. */
    record RevocationList(Instant issuedAt, Instant until, List<Revoked> revoked) {}

    record Revoked(String serial, Instant since) {}

    /** @param list empty where we have no root */
    record Keys(List<OwnCertificate> certificates, Optional<RevocationList> list) {}

    /** What became of an act. */
    sealed interface Outcome {}

    /** @param next what to do now, one sentence */
    record Done(String next, Keys keys) implements Outcome {}

    /** @param sentence why not, and what to do */
    record Refused(String sentence) implements Outcome {}

    /** No certificate of ours has this serial number. */
    record Unknown() implements Outcome {}
}

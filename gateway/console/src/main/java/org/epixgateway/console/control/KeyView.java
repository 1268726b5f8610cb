package org.epixgateway.console.control;

import java.time.Instant;
import java.util.List;
import org.epixgateway.console.control.KeyControls.Keys;
import org.epixgateway.console.control.KeyControls.OwnCertificate;
import org.epixgateway.console.control.KeyControls.RevocationList;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of ours, without its key.
 *
 * @param fingerprint SHA-256 in hexadecimal digits
 */
public record KeyView(
        String use,
        String state,
        String fingerprint,
        String serial,
        Instant from,
        Instant until,
        String kind,
        @Nullable Instant revokedAt) {

    /** @param revocationList absent where we have no root */
    public record KeyList(List<KeyView> keys, @Nullable ListView revocationList) {
        static KeyList of(Keys keys) {
            return new KeyList(
                    keys.certificates().stream().map(KeyView::of).toList(),
                    keys.list().map(ListView::of).orElse(null));
        }
    }

    /** @param next what to do now, one sentence */
    public record KeyDone(String next, KeyList after) {}

    /** Our revocation list. */
    public record ListView(Instant issuedAt, Instant until, List<Entry> revoked) {
        static ListView of(RevocationList list) {
            return new ListView(
                    list.issuedAt(),
                    list.until(),
                    list.revoked().stream()
                            .map(entry -> new Entry(entry.serial(), entry.since()))
                            .toList());
        }
    }

    /** One revoked certificate. */
    public record Entry(String serial, Instant since) {}

    static KeyView of(OwnCertificate certificate) {
        return new KeyView(
                certificate.use().name(),
                certificate.state().name(),
                certificate.fingerprint().hex(),
                certificate.serial(),
                certificate.from(),
                certificate.until(),
                certificate.kind(),
                certificate.revokedAt().orElse(null));
    }
}

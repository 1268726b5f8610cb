package org.epixgateway.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.control.KeyControls;
import org.epixgateway.core.bytes.Digest;

/** A current seal with the serial number 1a; announces one key with the number 2b, and tells what it was asked for. */
final class TestKeys implements KeyControls {
    static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2028-11-01T00:00:00Z");

    final List<String> asked = new ArrayList<>();
    private final List<OwnCertificate> certificates = new ArrayList<>(List.of(seal("1a", State.CURRENT)));

    private static OwnCertificate seal(String serial, State state) {
        return new OwnCertificate(
                Use.SEAL,
                state,
                Digest.of(serial.getBytes(StandardCharsets.UTF_8)),
                serial,
                FROM,
                UNTIL,
                "p256",
                Optional.empty());
    }

    @Override
    public Keys all() {
        return new Keys(
                List.copyOf(certificates),
                Optional.of(new RevocationList(FROM, UNTIL, List.of(new Revoked("99", FROM)))));
    }

    @Override
    public Outcome announce(Use use, Optional<String> algorithm, String account) {
        asked.add("announce " + use + " " + algorithm.orElse("as it is") + " by " + account);
        if (certificates.size() > 1) {
            return new Refused("A seal key is announced already.");
        }
        certificates.add(seal("2b", State.ANNOUNCED));
        return new Done("Hand out the descriptor.", all());
    }

    @Override
    public Outcome activate(Use use, String account) {
        asked.add("activate " + use + " by " + account);
        return new Done("Hand out the descriptor again.", all());
    }

    @Override
    public Outcome revoke(String serial, boolean evenCurrent, String account) {
        asked.add("revoke " + serial + (evenCurrent ? " even if current" : "") + " by " + account);
        if (certificates.stream().noneMatch(c -> c.serial().equals(serial))) {
            return new Unknown();
        }
        return evenCurrent ? new Done("Publish the list.", all()) : new Refused("It is the current seal.");
    }

    @Override
    public Outcome reissue() {
        asked.add("reissue");
        return new Done("Publish the list.", all());
    }
}

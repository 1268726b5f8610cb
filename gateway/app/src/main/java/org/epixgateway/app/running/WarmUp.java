package org.epixgateway.app.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.rules.Occasion;
import org.epixgateway.documents.Samples;

/**
 * Reads, judges, seals and opens a bundled permit for a moment before the doors open, so that the first real one does not
 * pay for class loading. Writes nothing.
 */
final class WarmUp {
    private static final Duration AT_MOST = Duration.ofMillis(1_200);

    private WarmUp() {}

    static void run(Office office) {
        Clock clock = office.clocks.steady();
        Instant end = clock.instant().plus(AT_MOST);
        List<Bytes> permits = Samples.PERMITS.stream()
                .map(Samples::permit)
                .filter(b -> b.size() < 32_000)
                .toList();
        while (clock.instant().isBefore(end)) {
            for (Bytes permit : permits) {
                var reading = office.documents.read(permit, PermitDocuments.Wrapping.REFUSED);
                var findings = office.rules.check(reading, Occasion.RECEIVE, LocalDate.EPOCH);
                Bytes container = office.signer.seal(
                        List.of(new EnvelopeSigner.SealedFile("warm-up.xml", "application/xml", permit)),
                        office.clocks.wall().instant());
                EnvelopeOpener.Opening opening = office.opener.open(container);
                if (findings.isEmpty()
                        || opening instanceof EnvelopeOpener.Broken
                        || !clock.instant().isBefore(end)) {
                    break;
                }
            }
        }
    }
}

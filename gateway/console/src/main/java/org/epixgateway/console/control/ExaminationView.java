package org.epixgateway.console.control;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.exchange.PartyRegistration.First;
import org.epixgateway.core.exchange.PartyRegistration.Update;
import org.epixgateway.core.party.PartyDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What a descriptor turned out to be, before anything is registered.
 *
 * @param outcome FIRST (compare the fingerprint over a second channel) or UPDATE (sealed by a registered key)
 * @param fingerprint SHA-256 of the certificate that sealed it; absent for an update
 */
public record ExaminationView(
        String outcome,
        String party,
        String name,
        String authority,
        long sequence,
        Instant issuedAt,
        @Nullable String fingerprint,
        List<PartyView.Address> services) {

    static ExaminationView of(First first) {
        return of("FIRST", first.descriptor(), first.fingerprint().hex());
    }

    static ExaminationView of(Update update) {
        return of("UPDATE", update.descriptor(), null);
    }

    private static ExaminationView of(String outcome, PartyDescriptor described, @Nullable String fingerprint) {
        return new ExaminationView(
                outcome,
                described.party().toString(),
                described.name(),
                described.authorityName(),
                described.sequence(),
                described.issuedAt(),
                fingerprint,
                described.services().stream().map(PartyView.Address::of).toList());
    }
}

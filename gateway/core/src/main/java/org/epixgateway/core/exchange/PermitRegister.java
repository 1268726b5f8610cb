package org.epixgateway.core.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;

/** The register of permits and of what was stated about them, for reading. Written through the ledger. Thread-safe. */
public interface PermitRegister {
    Optional<RegisteredPermit> find(PermitKey key);

    /**
     * All permits of a country with this number, of whatever kind and authority.
     *
     * @param number {@link org.epixgateway.core.permit.PermitNumber#normalised()}
     */
    List<RegisteredPermit> named(CountryCode issuingCountry, String number);

    /** Everything stated about a permit, whether it is registered or not, in the order of its arrival. */
    List<KeptStatement> statements(PermitKey key);

    /**
     * Permits of a country that may still be used but for their last day, which is over.
     *
     * @param from last days from here on
     * @param before and before this one
     */
    List<RegisteredPermit> pastLastDay(CountryCode issuingCountry, LocalDate from, LocalDate before, int max);

    /** Registered permits about which something was asked or answered since then, the latest first. */
    List<PermitKey> askedAboutSince(Instant since, int max);

    /** Whether a Party used this id for a statement on any permit. */
    boolean isStatement(String id, Party by);

    /** The token that protects a permit, hashed; empty if it has none or is unknown. */
    Optional<TokenHash> token(PermitKey key);
}

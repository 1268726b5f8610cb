package org.epixgateway.core.exchange;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.epixgateway.core.permit.TokenHash;

/**
 * Gives a permit of ours a token of its own, without which EPIX callers are not shown it, so that numbers cannot be guessed
 * one by one. Only a salted hash is kept. Thread-safe.
 */
public final class ProtectPermit {
    /** Shorter ones can be guessed. */
    public static final int TOKEN_LENGTH_MIN = 12;

    private final Ledger ledger;
    private final Self self;
    private final Clock clock;
    private final RandomGenerator random;

    public ProtectPermit(Ledger ledger, Self self, Clock clock, RandomGenerator random) {
        this.ledger = ledger;
        this.self = self;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Durable on return.
     *
     * @throws IllegalArgumentException with a sentence, if the permit is not ours or the token is none
     */
    public void with(RegisteredPermit permit, String token, String account) {
        if (!permit.key().issuingCountry().equals(self.party().code())) {
            throw new IllegalArgumentException("Only a permit of our own is given a token.");
        }
        boolean isToken = token.length() >= TOKEN_LENGTH_MIN
                && token.length() <= TokenHash.TOKEN_CHARS_MAX
                && token.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!isToken) {
            throw new IllegalArgumentException("A token has " + TOKEN_LENGTH_MIN + " to " + TokenHash.TOKEN_CHARS_MAX
                    + " visible ASCII characters and no space.");
        }
        Ledger.Recorded recorded = ledger.record(List.of(
                new Change.PutPermitToken(permit.key(), TokenHash.of(token, random)),
                new Change.Note(Facts.of("permit-token-set", clock.instant(), account)
                        .permit(permit.key().label())
                        .note())));
        if (recorded instanceof Ledger.Conflict(String what)) {
            throw new IllegalStateException(what);
        }
    }
}

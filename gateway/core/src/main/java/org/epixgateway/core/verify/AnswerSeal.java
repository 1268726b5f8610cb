package org.epixgateway.core.verify;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/**
 * Signs answers about permits with a key that signs nothing else, and reads what other Parties signed. Thread-safe, needs no
 * network.
 */
public interface AnswerSeal {
    /** The answer in compact signed form; empty where we have no key for it that may be used. */
    Optional<String> seal(VerifyAnswer answer);

    /** @param issuers every certificate by which an answer may be signed, and for which Party */
    Reading read(String signed, List<Issuer> issuers);

    /** A certificate registered for the answers of a Party. */
    record Issuer(Party party, Bytes certificate) {}

    /** What a signed text turned out to be. */
    sealed interface Reading {}

    /** Signed by a key of the Party that issued the permit. */
    record Genuine(VerifyAnswer answer, Issuer issuer) implements Reading {}

    /** @param sentence why it is not to be relied on */
    record NotGenuine(String sentence) implements Reading {}
}

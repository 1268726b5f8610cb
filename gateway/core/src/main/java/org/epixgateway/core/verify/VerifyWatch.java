package org.epixgateway.core.verify;

/** What operators see of questions from the public, which leave no evidence. Thread-safe, cheap, never throws. */
public interface VerifyWatch {
    /** @param asker anybody, peer or own; no address and no number, since whoever asks has nothing to fear from it */
    void verified(String asker, String outcome);

    /** For tests that look at nothing. */
    VerifyWatch NONE = (asker, outcome) -> {};
}

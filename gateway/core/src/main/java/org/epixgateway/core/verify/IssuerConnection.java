package org.epixgateway.core.verify;

import java.time.Duration;
import org.epixgateway.core.party.Peer;

/** Asks the system of another Party how a permit of its own stands. Thread-safe. */
public interface IssuerConnection {
    Reply verify(Peer peer, Question question);

    /** What came back. */
    sealed interface Reply {}

    /** @param signed compact form; not checked yet */
    record Answered(String signed) implements Reply {}

    record Later(Duration after, String sentence) implements Reply {}

    /** @param sentence why there is no answer */
    record NoAnswer(String sentence) implements Reply {}
}

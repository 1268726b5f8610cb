package org.epixgateway.core.exchange;

import java.time.Duration;
import org.epixgateway.core.party.Party;

/** What operators watch, told by the journeys as it happens. Thread-safe, cheap, never throws. */
public interface Observations {
    /** One message step, for the log: at most one line each, with ids and numbers only. */
    void step(String journey, String step, String message, String peer, String permitNumber, String note);

    void submitted(String outcome, Duration took);

    void received(Party peer, String outcome, Duration took);

    void delivered(Party peer, String outcome, Duration took);

    /** A rule that stopped a permit, ours at submit or another State's by policy. */
    void ruleBroken(String rule);

    /** Something a person must look at: parked message, conflict, unknown peer, lying answer. */
    void alarm(String kind, String peer, String sentence);

    /** For tests that look at nothing. */
    Observations NONE = new Observations() {
        @Override
        public void step(String journey, String step, String message, String peer, String permitNumber, String note) {}

        @Override
        public void submitted(String outcome, Duration took) {}

        @Override
        public void received(Party peer, String outcome, Duration took) {}

        @Override
        public void delivered(Party peer, String outcome, Duration took) {}

        @Override
        public void ruleBroken(String rule) {}

        @Override
        public void alarm(String kind, String peer, String sentence) {}
    };
}

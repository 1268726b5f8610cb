package org.epixgateway.app.running;

import java.util.List;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.Mailbox;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.peers.ExchangeInside;
import org.epixgateway.peers.ExchangeServlet;
import org.epixgateway.peers.ExchangeTerms;
import org.epixgateway.peers.PeerQuestions;
import org.epixgateway.routes.Journeys;

/** The exchange service put together: messages of peers, what they collect, what they ask. */
final class ExchangeFace {
    private static final int REQUESTS_MAX = 64;

    private ExchangeFace() {}

    static ExchangeServlet servlet(Office office, Journeys journeys, Mailbox mailbox, Observations observations) {
        return new ExchangeServlet(
                new ExchangeInside(
                        journeys,
                        office.trust::partyOf,
                        () -> !office.disk.hasRoom(),
                        observations,
                        mailbox,
                        new PeerQuestions(journeys, office.verification.tries)),
                new ExchangeTerms(
                        office.self.party(),
                        List.of(Header.PROFILE_VERSION),
                        office.settings.limits().containerBytesMax(),
                        REQUESTS_MAX),
                office.clocks.wall());
    }
}

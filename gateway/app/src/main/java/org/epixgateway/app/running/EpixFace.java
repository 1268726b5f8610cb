package org.epixgateway.app.running;

import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.app.running.Connectors.Face;
import org.epixgateway.core.exchange.ChannelStatements;
import org.epixgateway.core.query.AnswerPermitQuery;
import org.epixgateway.core.query.EpixDoor;
import org.epixgateway.core.query.QueryPorts;
import org.epixgateway.core.query.RegisteredIssues;
import org.epixgateway.documents.ToolkitPermitForms;
import org.epixgateway.peers.epix.callers.EpixInside;
import org.epixgateway.peers.epix.callers.EpixServlet;
import org.epixgateway.peers.epix.callers.EpixTerms;

/** The EPIX service, put together: the act behind it, and the servlet beside the exchange service. */
final class EpixFace {
    private static final String PATH = "/epix/*";
    private static final int REQUESTS_MAX = 16;

    private EpixFace() {}

    /** Empty if the installation does not serve EPIX callers. */
    static Optional<AnswerPermitQuery> act(Office office) {
        RegisteredIssues issues = new RegisteredIssues(
                office.self,
                office.stored.register(),
                office.registeredDocuments,
                office.lives,
                new ChannelStatements(office.stored, office.lives, office.exchangeDocuments, office.observations));
        QueryPorts ports = new QueryPorts(
                issues,
                office.stored.register()::token,
                issues,
                office.epix.systems(),
                office.documents,
                new ToolkitPermitForms(),
                office.stored.ledger(),
                office.observations);
        return Optional.of(office.settings.epix())
                .filter(epix -> epix.isEnabled() && office.settings.collecting().isCalled())
                .map(epix -> new AnswerPermitQuery(office.self, epix.terms(), ports, office.clocks.wall()));
    }

    /** The servlets of the connector on which peers call: TLS with their certificate. */
    static Face besides(HttpServlet exchange, Office office, EpixDoor door) {
        Map<String, HttpServlet> servlets = new HashMap<>(Map.of("/exchange/*", exchange));
        if (office.settings.epix().isEnabled()) {
            URI address = office.settings.exchangeAddress().resolve("epix");
            servlets.put(
                    PATH,
                    new EpixServlet(
                            new EpixInside(door, office.trust::partyOf),
                            new EpixTerms(office.self.party().code(), address, REQUESTS_MAX)));
        }
        return Faces.servlets("/", servlets);
    }
}

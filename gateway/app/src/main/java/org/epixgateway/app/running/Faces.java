package org.epixgateway.app.running;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.security.SecureRandom;
import java.util.Map;
import org.epixgateway.app.running.Connectors.Face;
import org.epixgateway.console.ControlApi;
import org.epixgateway.console.GatewayActs;
import org.epixgateway.console.NationalApi;
import org.epixgateway.console.control.ControlActs;
import org.epixgateway.console.control.Controls;
import org.epixgateway.console.rest.BarcodeActs;
import org.epixgateway.console.rest.OneCheck;
import org.epixgateway.core.exchange.CheckEvidence;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.DeliveryTerms;
import org.epixgateway.core.exchange.OperatorActs;
import org.epixgateway.core.exchange.ProtectPermit;
import org.epixgateway.core.exchange.ReadAnswer;
import org.epixgateway.core.exchange.StatementDoor;
import org.epixgateway.core.exchange.SubmitDoor;
import org.epixgateway.core.verify.AskIssuer;

/** Makes the faces that connectors carry. */
final class Faces {
    private Faces() {}

    /** Where the national side hands in and asks. */
    record Doors(SubmitDoor submit, StatementDoor state, AskIssuer verify) {}

    static GatewayActs acts(Office office, Doors doors, OperatorActs operator, Circuits circuits) {
        return new GatewayActs(
                doors.submit(),
                doors.state(),
                office.lives,
                new ProtectPermit(office.stored.ledger(), office.self, office.clocks.wall(), new SecureRandom()),
                office.validate,
                operator,
                office.inbox,
                new ReadAnswer(office.stored.journal(), office.opener, office.exchangeDocuments),
                new OneCheck(new CheckEvidence(
                        office.stored, office.settings.evidence().signHeadEvery(), office.clocks.wall())),
                new BarcodeActs(office.barcodes.make, office.barcodes.check),
                doors.verify(),
                office.documents,
                office.stored,
                circuits,
                office.self,
                office.settings.limits(),
                office.clocks,
                office.observations);
    }

    /** Without a queue nothing is sent; resent messages go out when the gateway starts. */
    static GatewayActs soloActs(Office office) {
        Circuits circuits = new Circuits(
                office.stored.journal().circuits(),
                office.stored.ledger(),
                office.clocks.steady(),
                office.observations);
        OperatorActs operator =
                new OperatorActs(office.stored, (peer, work) -> {}, circuits, DeliveryTerms.STANDARD, office.clocks);
        return acts(
                office,
                new Doors(
                        request -> {
                            throw SoloControls.notRunning();
                        },
                        request -> {
                            throw SoloControls.notRunning();
                        },
                        office.verification.alone()),
                operator,
                circuits);
    }

    static Face control(Office office, GatewayActs acts, Controls controls, String token) {
        ControlActs more =
                new ControlActs(office.registration, office.accounts, office.store.accounts(), controls, office.epix);
        return new Face(ControlApi.PATH, new ControlApi(acts, more, token));
    }

    static Face national(Office office, GatewayActs acts) {
        return new Face(NationalApi.PATH, new NationalApi(acts, office.authentication));
    }

    static Face servlets(String path, Map<String, HttpServlet> servlets) {
        ServletContainerInitializer mount = (unused, context) -> servlets.forEach((below, servlet) -> {
            ServletRegistration.Dynamic registration =
                    context.addServlet(servlet.getClass().getSimpleName() + below, servlet);
            registration.setLoadOnStartup(1);
            registration.addMapping(below);
        });
        return new Face(path, mount);
    }
}

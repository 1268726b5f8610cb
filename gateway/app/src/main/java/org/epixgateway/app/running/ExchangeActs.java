package org.epixgateway.app.running;

import java.security.SecureRandom;
import org.epixgateway.core.exchange.CheckAnswer;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.DeliverMessage;
import org.epixgateway.core.exchange.DeliverNow;
import org.epixgateway.core.exchange.DeliveryQueue;
import org.epixgateway.core.exchange.DeliveryTerms;
import org.epixgateway.core.exchange.Dispatch;
import org.epixgateway.core.exchange.Mailbox;
import org.epixgateway.core.exchange.MakeStatement;
import org.epixgateway.core.exchange.OperatorActs;
import org.epixgateway.core.exchange.ReceiveMessage;
import org.epixgateway.core.exchange.Reseal;
import org.epixgateway.core.exchange.StateWhatIsDue;
import org.epixgateway.core.exchange.SubmitPermit;
import org.epixgateway.core.exchange.SweepQueue;
import org.epixgateway.peers.SoapPeerConnection;

/** The acts that need queue and peers, over one {@link Office}. */
final class ExchangeActs {
    final SubmitPermit submit;
    final MakeStatement state;
    final ReceiveMessage receive;
    final DeliverMessage deliver;
    final SweepQueue sweep;
    final OperatorActs operator;
    final StateWhatIsDue due;
    final Mailbox mailbox;

    ExchangeActs(Office office, DeliveryQueue queue, SoapPeerConnection connection, Circuits circuits) {
        DeliveryTerms terms = office.settings.delivery().terms();
        CheckAnswer checkAnswer = new CheckAnswer(office.checks, office.exchangeDocuments, office.self);
        Reseal reseal = new Reseal(office.stored, office.opener, office.seal, office.clocks.wall());
        this.deliver = new DeliverMessage(
                office.stored,
                connection,
                checkAnswer,
                reseal,
                circuits,
                queue,
                terms,
                office.clocks,
                office.observations);
        Dispatch dispatch = new Dispatch(
                queue, DeliverNow.by(deliver, office.observations), office.observations, office.clocks.steady());
        this.submit = new SubmitPermit(
                office.documents,
                office.rules,
                office.seal,
                office.stored,
                office.lives,
                office.verification.asked(connection, circuits),
                dispatch,
                office.disk,
                office.observations,
                office.self,
                office.clocks);
        this.state = new MakeStatement(
                office.seal,
                office.exchangeDocuments,
                office.stored,
                office.lives,
                dispatch,
                office.disk,
                office.observations,
                office.self,
                office.clocks,
                new SecureRandom());
        this.receive = new ReceiveMessage(
                office.checks,
                office.documents,
                office.rules,
                office.seal,
                office.stored,
                office.lives,
                office.exchangeDocuments,
                office.disk,
                office.observations,
                office.self);
        this.sweep =
                new SweepQueue(office.stored, queue, connection, circuits, terms, office.clocks, office.observations);
        this.due = new StateWhatIsDue(
                office.stored.register(), office.lives, office.self, office.clocks, office.observations);
        this.mailbox =
                new Mailbox(office.stored, checkAnswer, reseal, queue, terms, office.clocks, office.observations);
        this.operator = new OperatorActs(office.stored, queue, circuits, terms, office.clocks);
    }
}

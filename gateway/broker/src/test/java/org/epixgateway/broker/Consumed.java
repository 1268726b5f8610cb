package org.epixgateway.broker;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.exchange.DeliveryQueue.HandOver;
import org.epixgateway.core.party.Party;

/** What a consumer takes from a peer's queue, one transaction each as the routes do. */
final class Consumed {
    private static final long FIRST_WAIT_MILLIS = 5_000;
    private static final long SILENCE_MILLIS = 200;

    private Consumed() {}

    /** Everything that is there, in order. */
    static List<HandOver> all(Broker broker, Party peer) throws JMSException {
        List<HandOver> taken = new ArrayList<>();
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(broker.queueName(peer)))) {
            connection.start();
            Message next = consumer.receive(broker.depth(peer) > 0 ? FIRST_WAIT_MILLIS : SILENCE_MILLIS);
            while (next != null) {
                taken.add(HandOver.parse(((TextMessage) next).getText()));
                session.commit();
                next = consumer.receive(SILENCE_MILLIS);
            }
        }
        return taken;
    }
}

package org.epixgateway.broker;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.epixgateway.core.exchange.DeliveryQueue;
import org.epixgateway.core.party.Party;

/** Work for peers on one durable queue each, written by the broker's own client, which is leaner than JMS. */
final class ArtemisDeliveryQueue implements DeliveryQueue {
    private final Lanes lanes;
    private final QueueNames names;
    private final AtomicInteger drops = new AtomicInteger();

    ArtemisDeliveryQueue(Lanes lanes, QueueNames names) {
        this.lanes = lanes;
        this.names = names;
    }

    @Override
    public void handOver(Party peer, HandOver work) {
        SimpleString queue = SimpleString.of(names.deliver(peer));
        SimpleString text = SimpleString.of(work.asText());
        lanes.use(lane -> {
            ensure(lane, queue);
            ClientMessage message = lane.session().createMessage(Message.TEXT_TYPE, true);
            message.setRoutingType(RoutingType.ANYCAST);
            // message and number: with the bare id every later hand-over would be dropped in silence
            message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID, text);
            message.getBodyBuffer().writeNullableSimpleString(text);
            lane.producer().send(queue, message);
            return queue;
        });
    }

    void drop(Party peer) {
        SimpleString queue = SimpleString.of(names.deliver(peer));
        lanes.use(lane -> {
            if (lane.session().queueQuery(queue).isExists()) {
                lane.session().deleteQueue(queue);
            }
            return queue;
        });
        drops.incrementAndGet();
    }

    /** A send to a queue that is not there is lost without an error, and a broker met again may be an empty one. */
    private void ensure(Lane lane, SimpleString queue) throws ActiveMQException {
        if (!lane.hasSeen(queue, drops.get())) {
            if (!lane.session().queueQuery(queue).isExists()) {
                create(lane.session(), queue);
            }
            lane.saw(queue);
        }
    }

    private static void create(ClientSession session, SimpleString queue) throws ActiveMQException {
        try {
            session.createQueue(QueueConfiguration.of(queue)
                    .setAddress(queue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true)
                    .setAutoDelete(false));
        } catch (ActiveMQQueueExistsException another) {
            // another caller, or another gateway of this authority, was faster
        }
    }
}

package org.epixgateway.core.exchange;

/** Delivers a message in its caller's thread, for what cannot wait for the queue. Thread-safe. */
@FunctionalInterface
public interface DeliverNow {
    /** Returns when the peer has answered or has not in its time; what came of it is in the journal. */
    void deliver(DeliveryQueue.HandOver work);

    /** What fails is left to the sweep, like any message whose hand-over a crash prevented. */
    static DeliverNow by(DeliverMessage deliver, Observations observations) {
        return work -> {
            try {
                Delivery begun = deliver.begin(deliver.pick(new Delivery.HandedOver(work)));
                Delivery unused = deliver.record(deliver.check(deliver.send(begun)));
            } catch (IllegalArgumentException | IllegalStateException bug) {
                deliver.setAside(work.asText(), "set aside: " + bug.getMessage());
            } catch (OutageException storeAway) {
                observations.alarm(
                        "outage", "", storeAway.sentence() + " Message " + work.message() + " is tried again.");
            }
        };
    }
}

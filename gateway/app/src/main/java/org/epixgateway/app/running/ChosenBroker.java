package org.epixgateway.app.running;

import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.app.settings.GatewaySettings.QueueKind;
import org.epixgateway.broker.Broker;
import org.epixgateway.broker.EmbeddedBroker;
import org.epixgateway.broker.ExternalBroker;
import org.epixgateway.broker.QueueLimits;

/** The broker that the settings name: one of our own, or one that is shared. */
final class ChosenBroker {
    private ChosenBroker() {}

    static Broker of(Home home, GatewaySettings.Queue queue) {
        return queue.kind() == QueueKind.EMBEDDED
                ? new EmbeddedBroker(home.broker(), QueueLimits.STANDARD)
                : new ExternalBroker(
                        new ExternalBroker.Setting(
                                queue.address().orElseThrow(),
                                queue.user(),
                                () -> Secrets.read(
                                        home.resolve(queue.passwordFile().orElseThrow())),
                                home.resolve(queue.trustFile().orElseThrow()),
                                queue.prefix()),
                        QueueLimits.STANDARD);
    }

    /** Of our queues on a broker that others use too. */
    static String prefix(GatewaySettings.Queue queue) {
        return queue.kind() == QueueKind.EMBEDDED ? "" : queue.prefix();
    }
}

package org.epixgateway.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.CollectMessages;

/** Brings what waits for us in the mailboxes of peers, each message by way of {@link ReceiveMessageRoute}. */
public final class CollectMessagesRoute extends RouteBuilder {
    public static final String ID = "collect-messages";
    private final CollectMessages collect;
    private final Duration period;

    public CollectMessagesRoute(CollectMessages collect, Duration period) {
        this.collect = collect;
        this.period = period;
    }

    @Override
    public void configure() {
        from(Addresses.every(ID, period)).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(NextTimeAgain.ID)
            .transform().message(tick -> collect.run()).id("collect");
    }
}

package org.epixgateway.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.SweepQueue;

/** Hands over again what is due: after outages, after crashes, and when a peer is back. */
public final class SweepQueueRoute extends RouteBuilder {
    public static final String ID = "sweep-queue";
    private final SweepQueue sweep;
    private final Duration period;

    public SweepQueueRoute(SweepQueue sweep, Duration period) {
        this.sweep = sweep;
        this.period = period;
    }

    @Override
    public void configure() {
        from(Addresses.every(ID, period)).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(NextTimeAgain.ID)
            .transform().message(tick -> sweep.run()).id("sweep");
    }
}

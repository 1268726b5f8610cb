package org.epixgateway.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.SealEvidenceHead;

/** Puts the head of the evidence log under our seal every few minutes. */
public final class SealEvidenceHeadRoute extends RouteBuilder {
    public static final String ID = "seal-evidence-head";
    private final SealEvidenceHead seal;
    private final Duration period;

    public SealEvidenceHeadRoute(SealEvidenceHead seal, Duration period) {
        this.seal = seal;
        this.period = period;
    }

    @Override
    public void configure() {
        from(Addresses.every(ID, period)).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(NextTimeAgain.ID)
            .transform().message(tick -> seal.run()).id("seal");
    }
}

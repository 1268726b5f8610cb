package org.epixgateway.routes;

import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.MakeStatement;
import org.epixgateway.core.exchange.StatementRequest;
import org.epixgateway.core.exchange.Stating;

/** Carries what our authority states about a permit into the register and to sealed messages on their way, or back with findings. */
public final class MakeStatementRoute extends RouteBuilder {
    public static final String ID = "make-statement";
    private final Addresses at;
    private final MakeStatement state;

    public MakeStatementRoute(Addresses at, MakeStatement state) {
        this.at = at;
        this.state = state;
    }

    @Override
    public void configure() {
        from(at.statements()).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(AnswerWithOutage.ID)
            .transform().body(StatementRequest.class, state::handIn).id("hand-in")
            .loopDoWhile(body().isInstanceOf(Stating.Pending.class)).id("until-recorded")      // another came first: decide again
                .transform().body(Stating.class, state::decide).id("decide")
                .transform().body(Stating.class, state::seal).id("seal")
                .transform().body(Stating.class, state::record).id("record")
            .end()
            .transform().body(Stating.class, state::handOver).id("hand-over")
            .transform().body(Stating.class, state::answer).id("answer");
    }
}

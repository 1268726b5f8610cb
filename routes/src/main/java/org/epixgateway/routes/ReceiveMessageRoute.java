package org.epixgateway.routes;

import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.ReceiveMessage;
import org.epixgateway.core.exchange.ReceivedEnvelope;
import org.epixgateway.core.exchange.Reception;

/** Carries a message that a peer brought to a signed receipt, or to a signed refusal that says why. */
public final class ReceiveMessageRoute extends RouteBuilder {
    public static final String ID = "receive-message";
    private final Addresses at;
    private final ReceiveMessage receive;

    public ReceiveMessageRoute(Addresses at, ReceiveMessage receive) {
        this.at = at;
        this.receive = receive;
    }

    @Override
    public void configure() {
        from(at.arrivals()).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(AnswerWithOutage.ID)
            .transform().body(ReceivedEnvelope.class, receive::arrive).id("arrive")
            .transform().body(Reception.class, receive::open).id("open")
            .transform().body(Reception.class, receive::verify).id("verify")
            .transform().body(Reception.class, receive::authorise).id("authorise")      // a repeat gets its answer here
            .transform().body(Reception.class, receive::read).id("read")
            .transform().body(Reception.class, receive::validate).id("validate")
            .loopDoWhile(body().isInstanceOf(Reception.Pending.class)).id("until-recorded")    // another came first: decide again
                .transform().body(Reception.class, receive::decide).id("decide")
                .transform().body(Reception.class, receive::sealAnswer).id("seal-answer")
                .transform().body(Reception.class, receive::record).id("record")
            .end()
            .transform().body(Reception.class, receive::answer).id("answer");
    }
}

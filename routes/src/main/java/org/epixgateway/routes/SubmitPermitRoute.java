package org.epixgateway.routes;

import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.exchange.SubmitPermit;
import org.epixgateway.core.exchange.Submitting;

/** Carries a permit of our own from the national side to sealed messages on their way, or back with findings. */
public final class SubmitPermitRoute extends RouteBuilder {
    public static final String ID = "submit-permit";
    private final Addresses at;
    private final SubmitPermit submit;

    public SubmitPermitRoute(Addresses at, SubmitPermit submit) {
        this.at = at;
        this.submit = submit;
    }

    @Override
    public void configure() {
        from(at.submissions()).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(AnswerWithOutage.ID)
            .transform().body(SubmissionRequest.class, submit::handIn).id("hand-in")
            .transform().body(Submitting.class, submit::read).id("read")
            .transform().body(Submitting.class, submit::validate).id("validate")
            .transform().body(Submitting.class, submit::ask).id("ask")   // the issuer of what it cites
            .loopDoWhile(body().isInstanceOf(Submitting.Pending.class)).id("until-recorded")   // another came first: decide again
                .transform().body(Submitting.class, submit::decide).id("decide")
                .transform().body(Submitting.class, submit::seal).id("seal")
                .transform().body(Submitting.class, submit::record).id("record")
            .end()
            .transform().body(Submitting.class, submit::handOver).id("hand-over")
            .transform().body(Submitting.class, submit::answer).id("answer");
    }
}

package org.epixgateway.routes;

import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.Sought;
import org.epixgateway.core.verify.VerifyPermit;

/** Carries the question whether a permit of ours still holds, from the public or a peer, to our signed answer. */
public final class VerifyPermitRoute extends RouteBuilder {
    public static final String ID = "verify-permit";
    private final Addresses at;
    private final VerifyPermit verify;

    public VerifyPermitRoute(Addresses at, VerifyPermit verify) {
        this.at = at;
        this.verify = verify;
    }

    @Override
    public void configure() {
        from(at.verifications()).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(AnswerWithOutage.ID)
            .transform().body(Question.class, verify::find).id("find")              // unknown number and wrong token: the same work
            .transform().body(Sought.class, verify::answer).id("answer")
            .transform().body(VerifyPermit.Said.class, verify::record).id("record"); // a Party is told nothing that is not on record
    }
}

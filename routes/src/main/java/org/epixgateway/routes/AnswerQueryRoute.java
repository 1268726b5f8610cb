package org.epixgateway.routes;

import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.query.AnswerPermitQuery;
import org.epixgateway.core.query.Asked;
import org.epixgateway.core.query.EpixRequest;

/** Carries a question of an EPIX system to the permit, to a fault, or on to the system of the country that it is for. */
public final class AnswerQueryRoute extends RouteBuilder {
    public static final String ID = "answer-query";
    private final Addresses at;
    private final AnswerPermitQuery answer;

    public AnswerQueryRoute(Addresses at, AnswerPermitQuery answer) {
        this.at = at;
        this.answer = answer;
    }

    @Override
    public void configure() {
        from(at.queries()).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(AnswerWithOutage.ID)
            .transform().body(EpixRequest.class, answer::admit).id("admit")     // what has its reply leaves the rest as it is
            .transform().body(Asked.class, answer::relay).id("relay")           // another country's permit: its system is asked
            .transform().body(Asked.class, answer::find).id("find")
            .transform().body(Asked.class, answer::serve).id("serve")
            .transform().body(Asked.class, answer::record).id("record");        // nothing is shown that is not on record
    }
}

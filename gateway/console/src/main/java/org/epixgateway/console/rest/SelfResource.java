package org.epixgateway.console.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.view.SelfView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.Self;

/** Whose gateway this is and what the caller may do here: the first thing to ask when something does not work. */
@Path("self")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class SelfResource {
    private final Self self;
    private final Limits limits;
    private final Clock clock;

    public SelfResource(Self self, Limits limits, Clock clock) {
        this.self = self;
        this.limits = limits;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400})
    public SelfView self(@Context HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return new SelfView(
                self.party().toString(),
                self.node(),
                clock.instant(),
                caller.account(),
                caller.permissionNames(),
                SelfView.LimitsView.of(limits));
    }
}

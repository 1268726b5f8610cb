package org.epixgateway.console.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.view.EvidenceView;
import org.epixgateway.core.access.Permission;

/** Checks the evidence log from its first entry to its head, while the caller waits. */
@Path("evidence")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class EvidenceResource {
    private final OneCheck check;

    public EvidenceResource(OneCheck check) {
        this.check = check;
    }

    @POST
    @Path("check")
    @Needs(Permission.CHECK_EVIDENCE)
    @Answers({200, 400})
    public EvidenceView check() {
        return EvidenceView.of(check.run(position -> {}));
    }
}

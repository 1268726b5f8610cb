package org.epixgateway.console.control;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.rest.OneCheck;
import org.epixgateway.console.view.EvidenceView;
import org.epixgateway.core.access.Permission;

/** Checks the evidence log and tells how far it is; the last line is the result. */
@Path("evidence")
@Produces({Lines.MEDIA_TYPE, Problem.MEDIA_TYPE})
public final class EvidenceLines {
    private final OneCheck check;

    public EvidenceLines(OneCheck check) {
        this.check = check;
    }

    /** The position reached. */
    public record Progress(long reached) {}

    @POST
    @Path("check")
    @Needs(Permission.CHECK_EVIDENCE)
    public StreamingOutput check() {
        return Lines.of(out -> out.accept(EvidenceView.of(check.run(position -> out.accept(new Progress(position))))));
    }
}

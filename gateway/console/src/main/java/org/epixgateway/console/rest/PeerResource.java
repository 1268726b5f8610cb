package org.epixgateway.console.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.view.PeerView.PeerList;
import org.epixgateway.core.access.Permission;

/** To whom permits can be sent, and whether they arrive there. */
@Path("peers")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class PeerResource {
    private final Peers peers;

    public PeerResource(Peers peers) {
        this.peers = peers;
    }

    @GET
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400})
    public PeerList peers() {
        return new PeerList(peers.all());
    }
}

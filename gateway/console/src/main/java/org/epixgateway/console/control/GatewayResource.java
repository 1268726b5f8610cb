package org.epixgateway.console.control;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.rest.Peers;
import org.epixgateway.console.view.PeerView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.Stored;
import org.epixgateway.core.party.DeliveryMode;

/** The gateway as a whole: how it stands, and its stop. */
@Path("gateway")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class GatewayResource {
    private static final int COUNTED_MAX = 1_000;

    private final Self self;
    private final Stored stored;
    private final Peers peers;
    private final Controls controls;

    public GatewayResource(Self self, Stored stored, Peers peers, Controls controls) {
        this.self = self;
        this.stored = stored;
        this.peers = peers;
        this.controls = controls;
    }

    @GET
    @Needs(Permission.SEE_MESSAGES)
    public StatusView status() {
        List<PeerView> all = peers.all();
        return new StatusView(
                self.party().toString(),
                self.node(),
                all.stream().mapToLong(PeerView::waiting).sum(),
                all.stream().mapToLong(PeerView::parked).sum(),
                stored.journal().inbox(0, false, false, COUNTED_MAX).size(),
                stored.evidence().head().position(),
                all,
                mailboxes());
    }

    private List<StatusView.MailboxView> mailboxes() {
        Controls.CollectedTimes times = controls.collected();
        return stored.peers().all().stream()
                .filter(peer -> peer.deliveryMode() == DeliveryMode.PUBLISH
                        || times.byThem().containsKey(peer.party())
                        || times.byUs().containsKey(peer.party()))
                .map(peer -> new StatusView.MailboxView(
                        peer.party().toString(),
                        peer.deliveryMode().name(),
                        times.byThem().get(peer.party()),
                        times.byUs().get(peer.party())))
                .toList();
    }

    @POST
    @Path("stop")
    @Needs(Permission.STOP)
    public Response stop() {
        controls.stop();
        return Response.accepted().build();
    }
}

package org.epixgateway.console.control;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.exchange.CollectMessages;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PeerRegistry;

/** Collecting now, without waiting for the next round. */
@Path("collections")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class CollectionResource {
    private final Controls controls;
    private final PeerRegistry registry;

    public CollectionResource(Controls controls, PeerRegistry registry) {
        this.controls = controls;
        this.registry = registry;
    }

    /** What came from each peer; {@code trouble} is empty where all went well. */
    public record Collections(List<FromPeer> collections) {
        static Collections of(List<CollectMessages.Collected> all) {
            return new Collections(all.stream().map(FromPeer::of).toList());
        }
    }

    /** @param messages received and confirmed now */
    public record FromPeer(String party, int messages, String trouble) {
        static FromPeer of(CollectMessages.Collected one) {
            return new FromPeer(one.peer().toString(), one.messages(), one.trouble());
        }
    }

    @POST
    @Needs(Permission.MANAGE_PEERS)
    public Collections all() {
        return Collections.of(controls.collect(Optional.empty()));
    }

    @POST
    @Path("{party}")
    @Needs(Permission.MANAGE_PEERS)
    public Collections from(@PathParam("party") String code) {
        Party party = Asked.party(code);
        if (registry.peer(party).isEmpty()) {
            throw ProblemException.notFound("Party " + code + " is not registered here.");
        }
        return Collections.of(controls.collect(Optional.of(party)));
    }
}

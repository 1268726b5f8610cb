package org.epixgateway.console.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Optional;
import org.epixgateway.console.control.PartyView.PartyList;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.rest.Peers;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.jspecify.annotations.Nullable;

/** Registered Parties: looked at, tried, paused and resumed, retired, their certificates revoked. */
@Path("parties")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class PartyResource {
    private final ControlActs acts;
    private final PeerRegistry registry;
    private final Peers peers;

    public PartyResource(ControlActs acts, PeerRegistry registry, Peers peers) {
        this.acts = acts;
        this.registry = registry;
        this.peers = peers;
    }

    /** The state that a peer is to be in: ACTIVE, PAUSED or RETIRED. */
    public record StateWanted(@Nullable String state) {}

    /** The certificate that is not to be trusted any more. */
    public record Revocation(@Nullable String fingerprint) {}

    /** One step of a try, as a line. */
    public record StepTold(String step, boolean well, String sentence, long millis) {
        static StepTold of(Controls.Step step) {
            return new StepTold(
                    step.name(), step.isWell(), step.sentence(), step.took().toMillis());
        }
    }

    @GET
    @Needs(Permission.MANAGE_PEERS)
    public PartyList list() {
        return new PartyList(registry.all().stream().map(this::view).toList());
    }

    @GET
    @Path("{party}")
    @Needs(Permission.MANAGE_PEERS)
    public PartyView party(@PathParam("party") String code) {
        return view(known(code));
    }

    @POST
    @Path("{party}/tries")
    @Produces({Lines.MEDIA_TYPE, Problem.MEDIA_TYPE})
    @Needs(Permission.MANAGE_PEERS)
    public StreamingOutput tryOut(@PathParam("party") String code) {
        Party party = known(code).party();
        return Lines.of(out -> acts.controls().tryPeer(party, step -> out.accept(StepTold.of(step))));
    }

    @PUT
    @Path("{party}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.MANAGE_PEERS)
    public PartyView move(@Context HttpServletRequest request, @PathParam("party") String code, InputStream body) {
        String wanted =
                Optional.ofNullable(Json.read(body, StateWanted.class).state()).orElse("");
        Peer.State state = Asked.word(Peer.State.class, wanted)
                .orElseThrow(() -> ProblemException.badRequest("A state is ACTIVE, PAUSED or RETIRED."));
        return moved(acts.registration()
                .move(known(code).party(), state, Caller.of(request).account()));
    }

    @PUT
    @Path("{party}/policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.MANAGE_PEERS)
    public PartyView agree(@Context HttpServletRequest request, @PathParam("party") String code, InputStream body) {
        Peer peer = known(code);
        PolicyChange change = Json.read(body, PolicyChange.class);
        return moved(acts.registration()
                .agree(
                        peer.party(),
                        change.of(peer.policy()),
                        Caller.of(request).account()));
    }

    @POST
    @Path("{party}/revocations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.MANAGE_PEERS)
    public PartyView revoke(@Context HttpServletRequest request, @PathParam("party") String code, InputStream body) {
        Peer peer = known(code);
        String written = Optional.ofNullable(Json.read(body, Revocation.class).fingerprint())
                .orElse("");
        Digest fingerprint = DescriptorResource.fingerprint(written);
        if (peer.certificates().stream().noneMatch(c -> c.der().digest().equals(fingerprint))) {
            throw ProblemException.notFound("Party " + peer.party() + " has no certificate with this fingerprint.");
        }
        return moved(acts.registration()
                .revoke(peer.party(), fingerprint, Caller.of(request).account()));
    }

    private PartyView moved(Optional<Peer> peer) {
        return view(peer.orElseThrow());
    }

    private PartyView view(Peer peer) {
        return PartyView.of(peer, peers.view(peer));
    }

    private Peer known(String code) {
        return registry.peer(Asked.party(code))
                .orElseThrow(() -> ProblemException.notFound("Party " + code + " is not registered here."));
    }
}

package org.epixgateway.console.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import org.epixgateway.console.edge.Body;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.FileAnswer;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.console.rest.Peers;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.PartyRegistration.First;
import org.epixgateway.core.exchange.PartyRegistration.Rejected;
import org.epixgateway.core.exchange.PartyRegistration.Update;
import org.epixgateway.core.party.Peer;
import org.jspecify.annotations.Nullable;

/** Descriptors: ours to hand over, others' to examine and to register. */
@Path("descriptors")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class DescriptorResource {
    private final ControlActs acts;
    private final Peers peers;
    private final Limits limits;

    public DescriptorResource(ControlActs acts, Peers peers, Limits limits) {
        this.acts = acts;
        this.peers = peers;
        this.limits = limits;
    }

    @GET
    @Path("own")
    @Produces({FileAnswer.CONTAINER, Problem.MEDIA_TYPE})
    @Needs(Permission.MANAGE_PEERS)
    public Response own() {
        return FileAnswer.of(acts.controls().ownDescriptor(), FileAnswer.CONTAINER, "party.asice");
    }

    /** @param fingerprint what is read out to the other Party, in hexadecimal digits */
    public record Own(String fingerprint) {}

    @GET
    @Path("own/fingerprint")
    @Needs(Permission.MANAGE_PEERS)
    public Own ownFingerprint() {
        return new Own(acts.controls().ownFingerprint().hex());
    }

    @POST
    @Path("examinations")
    @Consumes(FileAnswer.CONTAINER)
    @Needs(Permission.MANAGE_PEERS)
    public ExaminationView examine(InputStream container) {
        return switch (acts.registration().examine(Body.readSome(container, limits.containerBytesMax()))) {
            case First first -> ExaminationView.of(first);
            case Update update -> ExaminationView.of(update);
            case Rejected(String sentence) -> throw new ProblemException(Trouble.DESCRIPTOR_REJECTED, sentence);
        };
    }

    /** Registers a Party, or takes an update. The first descriptor of a Party needs the fingerprint that was compared. */
    @POST
    @Path("registrations")
    @Consumes(FileAnswer.CONTAINER)
    @Needs(Permission.MANAGE_PEERS)
    public PartyView register(
            @Context HttpServletRequest request,
            @QueryParam("fingerprint") @Nullable String fingerprint,
            InputStream container) {
        String account = Caller.of(request).account();
        Peer peer = switch (acts.registration().examine(Body.readSome(container, limits.containerBytesMax()))) {
            case First first -> acts.registration().register(compared(first, fingerprint), account);
            case Update update -> acts.registration().update(update, account);
            case Rejected(String sentence) -> throw new ProblemException(Trouble.DESCRIPTOR_REJECTED, sentence);
        };
        return PartyView.of(peer, peers.view(peer));
    }

    private static First compared(First first, @Nullable String fingerprint) {
        Digest compared = fingerprint(fingerprint == null ? "" : fingerprint);
        if (!compared.equals(first.fingerprint())) {
            throw new ProblemException(
                    Trouble.CANNOT_NOW,
                    "The descriptor was sealed by a certificate with another fingerprint than the one compared.");
        }
        return first;
    }

    /** As people write it: with colons, with blanks, in capitals. */
    static Digest fingerprint(String written) {
        String hex = written.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        if (!Digest.isWellFormed(hex)) {
            throw ProblemException.badRequest("A fingerprint is a SHA-256 in 64 hexadecimal digits.");
        }
        return new Digest(hex);
    }
}

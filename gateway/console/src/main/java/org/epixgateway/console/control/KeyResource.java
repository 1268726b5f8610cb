package org.epixgateway.console.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.epixgateway.console.control.KeyView.KeyDone;
import org.epixgateway.console.control.KeyView.KeyList;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.core.access.Permission;
import org.jspecify.annotations.Nullable;

/** Our own keys: announced, activated, revoked; and our revocation list. Private keys never come through here. */
@Path("keys")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class KeyResource {
    private final KeyControls keys;

    public KeyResource(KeyControls keys) {
        this.keys = keys;
    }

    /** @param algorithm absent: the kind of the current key */
    public record Announcement(
            @Nullable String use, @Nullable String algorithm) {}

    /** The key to go over to. */
    public record Activation(@Nullable String use) {}

    /** @param current whether it may be the key that is used now; absent: no */
    public record OwnRevocation(
            @Nullable String serial, @Nullable Boolean current) {}

    @GET
    @Needs(Permission.MANAGE_KEYS)
    public KeyList list() {
        return KeyList.of(keys.all());
    }

    @POST
    @Path("announcements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.MANAGE_KEYS)
    public KeyDone announce(@Context HttpServletRequest request, InputStream body) {
        Announcement wanted = Json.read(body, Announcement.class);
        return done(keys.announce(
                use(wanted.use()),
                Optional.ofNullable(wanted.algorithm()),
                Caller.of(request).account()));
    }

    @POST
    @Path("activations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.MANAGE_KEYS)
    public KeyDone activate(@Context HttpServletRequest request, InputStream body) {
        return done(keys.activate(
                use(Json.read(body, Activation.class).use()), Caller.of(request).account()));
    }

    @POST
    @Path("revocations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.MANAGE_KEYS)
    public KeyDone revoke(@Context HttpServletRequest request, InputStream body) {
        OwnRevocation wanted = Json.read(body, OwnRevocation.class);
        String serial = wanted.serial() == null ? "" : wanted.serial().toLowerCase(Locale.ROOT);
        return done(keys.revoke(
                serial,
                Boolean.TRUE.equals(wanted.current()),
                Caller.of(request).account()));
    }

    @POST
    @Path("revocation-list")
    @Needs(Permission.MANAGE_KEYS)
    public KeyDone reissue() {
        return done(keys.reissue());
    }

    private static KeyControls.Use use(@Nullable String wanted) {
        return Asked.word(KeyControls.Use.class, wanted == null ? "" : wanted)
                .filter(use -> use != KeyControls.Use.ROOT)
                .orElseThrow(() -> ProblemException.badRequest("A use is SEAL, TLS, BARCODE or VERIFICATION."));
    }

    private static KeyDone done(KeyControls.Outcome outcome) {
        return switch (outcome) {
            case KeyControls.Done(String next, KeyControls.Keys after) -> new KeyDone(next, KeyList.of(after));
            case KeyControls.Refused(String sentence) -> throw new ProblemException(Trouble.CANNOT_NOW, sentence);
            case KeyControls.Unknown() ->
                throw ProblemException.notFound("No certificate of ours has this serial number; list the keys.");
        };
    }
}

package org.epixgateway.console.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Body;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.view.CheckedView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.verify.AskIssuer;
import org.epixgateway.core.verify.Asker;
import org.epixgateway.core.verify.Proof;
import org.epixgateway.core.verify.Question;
import org.jspecify.annotations.Nullable;

/** Asks the issuing Party whether a permit still holds, and looks at answers that were kept. */
@Path("verifications")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class VerificationResource {
    private static final int SIGNED_BYTES_MAX = 8 << 10;

    private final AskIssuer ask;

    public VerificationResource(AskIssuer ask) {
        this.ask = ask;
    }

    /** A permit in question, with a token, the text of its barcode, or at least two of the rest. */
    public record Wanted(
            @Nullable String country,
            @Nullable String number,
            @Nullable String token,
            @Nullable String barcode,
            @Nullable String kind,
            @Nullable String validUntil,
            @Nullable String importing,
            @Nullable String taxon) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ASK_ISSUER)
    @Answers({200, 400, 413, 415})
    public CheckedView ask(@Context HttpServletRequest request, InputStream body) {
        Wanted wanted = Json.read(body, Wanted.class);
        try {
            return CheckedView.of(ask.ask(new Question(
                    CountryCode.of(Objects.requireNonNullElse(wanted.country(), "")),
                    Objects.requireNonNullElse(wanted.number(), ""),
                    proof(wanted),
                    new Asker.Own(Caller.of(request).account()),
                    UUID.randomUUID().toString())));
        } catch (IllegalArgumentException | DateTimeException unfit) {
            throw ProblemException.badRequest(Objects.requireNonNullElse(unfit.getMessage(), "This is no question."));
        }
    }

    @POST
    @Path("check")
    @Consumes(MediaType.TEXT_PLAIN)
    @Needs(Permission.VALIDATE)
    @Answers({200, 400, 413, 415})
    public CheckedView check(InputStream body) {
        return CheckedView.of(ask.check(Body.readSome(body, SIGNED_BYTES_MAX).asUtf8()), null);
    }

    private static Proof proof(Wanted wanted) {
        if (wanted.token() != null) {
            return new Proof.Token(wanted.token());
        }
        if (wanted.barcode() != null) {
            return new Proof.Barcode(wanted.barcode());
        }
        return new Proof.VisibleFields(
                Optional.ofNullable(wanted.kind()).map(VerificationResource::kind),
                Optional.ofNullable(wanted.validUntil()).map(LocalDate::parse),
                Optional.ofNullable(wanted.importing()).map(CountryCode::of),
                Optional.ofNullable(wanted.taxon()));
    }

    private static DocumentKind kind(String word) {
        return Asked.word(DocumentKind.class, word)
                .orElseThrow(() -> ProblemException.badRequest("A kind is EXPORT, RE_EXPORT, IMPORT and so on."));
    }
}

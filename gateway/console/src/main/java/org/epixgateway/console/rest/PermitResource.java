package org.epixgateway.console.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.IdempotencyKey;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.console.picture.PngDrawing;
import org.epixgateway.console.picture.SvgDrawing;
import org.epixgateway.console.view.FindingView;
import org.epixgateway.console.view.Links;
import org.epixgateway.console.view.PathText;
import org.epixgateway.console.view.PermitPage;
import org.epixgateway.console.view.PermitView;
import org.epixgateway.console.view.StatedView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.exchange.PermitLives;
import org.epixgateway.core.exchange.PermitLives.Lived;
import org.epixgateway.core.exchange.ProtectPermit;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.StatementDoor;
import org.epixgateway.core.exchange.StatementRequest;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.jspecify.annotations.Nullable;

/** Where the national side sees how permits stand, states what happened to them, and gets their barcodes. */
@Path("permits")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class PermitResource {
    private final PermitLives lives;
    private final StatementDoor door;
    private final ProtectPermit protect;
    private final BarcodePictures pictures;
    private final Self self;
    private final Clock clock;

    public PermitResource(
            PermitLives lives,
            StatementDoor door,
            ProtectPermit protect,
            BarcodeActs barcodes,
            Self self,
            Clock clock) {
        this.lives = lives;
        this.door = door;
        this.protect = protect;
        this.pictures = new BarcodePictures(barcodes.make());
        this.self = self;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400})
    public PermitPage find(
            @Context HttpServletRequest request,
            @QueryParam("country") @Nullable String country,
            @QueryParam("number") @Nullable String number) {
        return new PermitPage(named(code(country), number(number)).stream()
                .map(lived -> PermitView.of(lived, today(), Asked.links(request)))
                .toList());
    }

    @GET
    @Path("{country}/{kind}/{number}")
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400, 404, 409})
    public PermitView permit(
            @Context HttpServletRequest request,
            @PathParam("country") String country,
            @PathParam("kind") String kind,
            @PathParam("number") String number) {
        return PermitView.of(one(country, kind, number), today(), Asked.links(request));
    }

    @POST
    @Path("{country}/{kind}/{number}/statements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.STATE)
    @Answers({200, 202, 400, 404, 409, 413, 415, 422, 507})
    public Response state(
            @Context HttpServletRequest request,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @PathParam("country") String country,
            @PathParam("kind") String kind,
            @PathParam("number") String number,
            InputStream body) {
        String usable = IdempotencyKey.of(request, key);
        StatementBody stated = Json.read(body, StatementBody.class);
        Lived permit = one(country, kind, number);
        StatementRequest statement = new StatementRequest(
                Caller.of(request).account(),
                usable,
                permit.registered().key().issuingCountry(),
                permit.registered().number(),
                Optional.of(permit.registered().key().kind()),
                stated.stated(),
                stated.people());
        return switch (door.state(statement)) {
            case SubmissionAnswer.Accepted(Submission taken) ->
                answer(202, taken, permit.registered().key(), request);
            case SubmissionAnswer.Repeated(Submission taken) ->
                answer(200, taken, permit.registered().key(), request);
            case SubmissionAnswer.Rejected(var findings) -> problem(Problem.notStated(FindingView.of(findings)));
            case SubmissionAnswer.KeyReused(String unused) ->
                problem(Problem.of(
                        Trouble.KEY_REUSED,
                        "The first statement with this key had other contents; use a new key for a new statement."));
        };
    }

    @PUT
    @Path("{country}/{kind}/{number}/token")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.STATE)
    @Answers({204, 400, 404, 409, 413, 415})
    public Response protect(
            @Context HttpServletRequest request,
            @PathParam("country") String country,
            @PathParam("kind") String kind,
            @PathParam("number") String number,
            InputStream body) {
        String token = Json.read(body, PermitToken.class).token();
        try {
            protect.with(
                    one(country, kind, number).registered(),
                    token == null ? "" : token,
                    Caller.of(request).account());
        } catch (IllegalArgumentException notOne) {
            throw ProblemException.badRequest(String.valueOf(notOne.getMessage()));
        }
        return Response.noContent().build();
    }

    @GET
    @Path("{country}/{kind}/{number}/barcode")
    @Produces({PngDrawing.MEDIA_TYPE, SvgDrawing.MEDIA_TYPE, Problem.MEDIA_TYPE})
    @Needs(Permission.SEE_DOCUMENTS)
    @Answers({200, 400, 404, 409})
    public Response barcode(
            @PathParam("country") String country,
            @PathParam("kind") String kind,
            @PathParam("number") String number,
            @QueryParam("module-mm") @Nullable String moduleMm,
            @Context HttpHeaders headers) {
        if (!country.equals(self.party().toString())) {
            throw BarcodePictures.unknown();
        }
        String written = PathText.read(number).orElseThrow(PermitResource::unknown);
        return pictures.answer(written, BarcodePictures.kind(kind), moduleMm, headers);
    }

    private Response answer(int status, Submission taken, PermitKey permit, HttpServletRequest request) {
        Links links = Asked.links(request);
        return Response.status(status)
                .entity(StatedView.of(taken, lives.together(permit, taken.id()), links.permit(permit), links))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }

    private Lived one(String country, String kind, String number) {
        DocumentKind kindMeant = Asked.word(DocumentKind.class, kind).orElseThrow(PermitResource::unknown);
        String written = PathText.read(number).orElseThrow(PermitResource::unknown);
        List<Lived> alike = named(code(country), number(written)).stream()
                .filter(lived -> lived.registered().key().kind() == kindMeant)
                .toList();
        if (alike.size() > 1) {
            throw new ProblemException(
                    Trouble.CANNOT_NOW,
                    "Several authorities of " + country + " used this number; GET /permits lists them.");
        }
        return alike.stream().findFirst().orElseThrow(PermitResource::unknown);
    }

    private List<Lived> named(CountryCode country, PermitNumber number) {
        return lives.named(country, number.normalised());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("No permit with this country, kind and number is registered here.");
    }

    private static CountryCode code(@Nullable String country) {
        if (country == null || !country.matches("[A-Z][A-Z0-9]")) {
            throw ProblemException.badRequest(
                    "country is the two-character code of the issuing country, CH for example.");
        }
        return CountryCode.of(country);
    }

    private static PermitNumber number(@Nullable String number) {
        if (number == null || number.isBlank() || number.length() > PermitNumber.LENGTH_MAX) {
            throw ProblemException.badRequest(
                    "number is a permit number of 1 to " + PermitNumber.LENGTH_MAX + " characters.");
        }
        return PermitNumber.of(number);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

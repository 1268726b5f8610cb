package org.epixgateway.console.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.epixgateway.console.control.EpixView.Confirmed;
import org.epixgateway.console.control.EpixView.Fetched;
import org.epixgateway.console.control.EpixView.State;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.query.ConfirmInspection;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.ConfirmedQuantities.Position;
import org.epixgateway.core.query.EpixActs;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.FetchPermit;
import org.epixgateway.core.query.PermitQuery;
import org.jspecify.annotations.Nullable;

/** The EPIX systems of other countries: asked for a permit, told quantities, asked for their state. */
@Path("epix")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class EpixResource {
    private static final int TOKEN_LENGTH_MAX = 200;
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,20}(\\.\\d{1,18})?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}]");

    private final EpixActs acts;

    public EpixResource(EpixActs acts) {
        this.acts = acts;
    }

    /**
     * A permit wanted.
     *
     * @param token the permit's own secret; absent where its country needs none
     * @param asFinal after the actual quantities were recorded; absent: as issued
     */
    public record Wanted(
            @Nullable String country,
            @Nullable String number,
            @Nullable String token,
            @Nullable Boolean asFinal) {}

    /** What an inspection found. */
    public record Inspected(
            @Nullable String country,
            @Nullable String number,
            @Nullable String token,
            @Nullable List<Amount> quantities) {}

    /** @param quantity decimal digits with a point */
    public record Amount(@Nullable String block, @Nullable String quantity) {}

    @POST
    @Path("fetches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ASK_EPIX)
    public Fetched fetch(@Context HttpServletRequest request, InputStream body) {
        Wanted wanted = Json.read(body, Wanted.class);
        PermitQuery query = new PermitQuery(
                country(wanted.country()),
                number(wanted.number()),
                token(wanted.token()),
                Boolean.TRUE.equals(wanted.asFinal()) ? PermitQuery.Stage.FINAL : PermitQuery.Stage.NON_FINAL);
        return switch (acts.fetch().fetch(query, Caller.of(request).account())) {
            case FetchPermit.Fetched fetched -> Fetched.of(fetched);
            case FetchPermit.NotGiven no -> Fetched.of(no);
            case FetchPermit.NoSystem(CountryCode country) -> throw noSystem(country);
        };
    }

    @POST
    @Path("confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ASK_EPIX)
    public Confirmed confirm(@Context HttpServletRequest request, InputStream body) {
        Inspected inspected = Json.read(body, Inspected.class);
        List<Amount> amounts = inspected.quantities() == null ? List.of() : inspected.quantities();
        ConfirmedQuantities quantities = new ConfirmedQuantities(
                country(inspected.country()),
                number(inspected.number()),
                token(inspected.token()),
                amounts.stream().map(EpixResource::position).toList());
        return switch (acts.confirm().confirm(quantities, Caller.of(request).account())) {
            case ConfirmInspection.Told(EpixSystem.Confirmation said) -> Confirmed.of(said);
            case ConfirmInspection.NoSystem(CountryCode country) -> throw noSystem(country);
        };
    }

    @GET
    @Path("{country}/state")
    @Needs(Permission.ASK_EPIX)
    public State state(@PathParam("country") String code) {
        CountryCode country = country(code);
        return State.of(
                acts.systems().of(country).orElseThrow(() -> noSystem(country)).state());
    }

    private static CountryCode country(@Nullable String code) {
        if (code == null || !CountryCode.isWellFormed(code)) {
            throw ProblemException.badRequest("A country is named by its two-letter code in capitals, CH for example.");
        }
        return CountryCode.of(code);
    }

    private static String number(@Nullable String number) {
        if (number == null || number.isBlank() || number.length() > PermitNumber.LENGTH_MAX || !isPlain(number)) {
            throw ProblemException.badRequest(
                    "A permit number has 1 to " + PermitNumber.LENGTH_MAX + " characters that can be printed.");
        }
        return number;
    }

    private static Optional<String> token(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        if (token.isBlank() || token.length() > TOKEN_LENGTH_MAX || !isPlain(token)) {
            throw ProblemException.badRequest(
                    "A token has 1 to " + TOKEN_LENGTH_MAX + " characters that can be printed.");
        }
        return Optional.of(token);
    }

    private static boolean isPlain(String text) {
        return !UNPRINTABLE.matcher(text).find();
    }

    private static Position position(@Nullable Amount amount) {
        String block = amount == null || amount.block() == null ? "" : amount.block();
        String quantity = amount == null || amount.quantity() == null ? "" : amount.quantity();
        if (block.isEmpty() || !AMOUNT.matcher(quantity).matches()) {
            throw ProblemException.badRequest(
                    "A quantity names its block and a decimal number from 0 on, A and 2.5 for example.");
        }
        return new Position(block, new BigDecimal(quantity));
    }

    private static ProblemException noSystem(CountryCode country) {
        return ProblemException.notFound("No EPIX system of " + country + " is known here; name it as epix.systems."
                + country + " in gateway.yaml and restart.");
    }
}

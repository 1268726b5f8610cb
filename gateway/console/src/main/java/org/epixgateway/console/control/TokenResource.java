package org.epixgateway.console.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.core.access.AccessToken;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.exchange.AccountActs;
import org.jspecify.annotations.Nullable;

/** Tokens by which systems act as accounts. The secret is told once, when it is made. */
@Path("tokens")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class TokenResource {
    private static final int DAYS = 365;
    private static final int DAYS_MAX = 3_650;

    private final Accounts accounts;
    private final AccountActs acts;

    public TokenResource(Accounts accounts, AccountActs acts) {
        this.accounts = accounts;
        this.acts = acts;
    }

    /** A token, without its secret. */
    public record TokenView(String id, String account, Instant createdAt, Instant expiresAt) {
        static TokenView of(AccessToken token) {
            return new TokenView(token.id(), token.account(), token.createdAt(), token.expiresAt());
        }
    }

    public record TokenList(List<TokenView> tokens) {}

    /** @param days for which it is valid; absent: a year */
    public record NewToken(
            @Nullable String account, @Nullable Integer days) {}

    /** @param token what the system presents, "id.secret"; never to be seen again */
    public record TokenMade(String id, String account, Instant expiresAt, String token) {
        @Override
        public String toString() {
            return id + ".***";
        }
    }

    @GET
    @Needs(Permission.MANAGE_ACCOUNTS)
    public TokenList list() {
        return new TokenList(accounts.tokens().stream().map(TokenView::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.MANAGE_ACCOUNTS)
    public Response make(@Context HttpServletRequest request, InputStream body) {
        NewToken wanted = Json.read(body, NewToken.class);
        String account = wanted.account() == null ? "" : wanted.account();
        int days = wanted.days() == null ? DAYS : wanted.days();
        if (days < 1 || days > DAYS_MAX) {
            throw ProblemException.badRequest("A token is valid for 1 to " + DAYS_MAX + " days.");
        }
        Account known = accounts.account(account)
                .orElseThrow(() -> ProblemException.notFound("There is no account with this name."));
        AccountActs.NewToken made = acts.token(
                known.name(), Duration.ofDays(days), Caller.of(request).account());
        TokenMade view = new TokenMade(made.token().id(), account, made.token().expiresAt(), made.presented());
        return Response.status(Response.Status.CREATED).entity(view).build();
    }

    @DELETE
    @Path("{id}")
    @Needs(Permission.MANAGE_ACCOUNTS)
    public void revoke(@Context HttpServletRequest request, @PathParam("id") String id) {
        AccessToken known =
                accounts.token(id).orElseThrow(() -> ProblemException.notFound("There is no token with this id."));
        acts.revoke(known.id(), Caller.of(request).account());
    }
}

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
import java.time.Instant;
import java.util.List;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.access.Role;
import org.epixgateway.core.exchange.AccountActs;
import org.jspecify.annotations.Nullable;

/** Accounts of this gateway. Hashes never leave it. */
@Path("accounts")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class AccountResource {
    private final Accounts accounts;
    private final AccountActs acts;

    public AccountResource(Accounts accounts, AccountActs acts) {
        this.accounts = accounts;
        this.acts = acts;
    }

    /** An account, without its secret. */
    public record AccountView(String name, String role, boolean hasPassword, Instant createdAt) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.name(),
                    account.role().name(),
                    !account.passwordHash().isEmpty(),
                    account.createdAt());
        }
    }

    public record AccountList(List<AccountView> accounts) {}

    /** @param password absent for an account that only has tokens */
    public record NewAccount(
            @Nullable String name,
            @Nullable String role,
            @Nullable String password) {
        @Override
        public String toString() {
            return name + " (" + role + ")";
        }
    }

    @GET
    @Needs(Permission.MANAGE_ACCOUNTS)
    public AccountList list() {
        return new AccountList(accounts.all().stream().map(AccountView::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.MANAGE_ACCOUNTS)
    public Response add(@Context HttpServletRequest request, InputStream body) {
        NewAccount wanted = Json.read(body, NewAccount.class);
        String name = wanted.name() == null ? "" : wanted.name();
        Role role = Asked.word(Role.class, wanted.role() == null ? "" : wanted.role())
                .orElseThrow(() -> ProblemException.badRequest("A role is NATIONAL_SYSTEM, OPERATOR or AUDITOR."));
        if (accounts.account(name).isPresent()) {
            throw new ProblemException(Trouble.CANNOT_NOW, "There is an account with this name; remove it first.");
        }
        if (wanted.password() != null && wanted.password().isEmpty()) {
            throw ProblemException.badRequest(
                    "The password is empty; leave it out for an account that only has tokens.");
        }
        char[] password =
                wanted.password() == null ? new char[0] : wanted.password().toCharArray();
        try {
            Account added = acts.add(name, role, password, Caller.of(request).account());
            return Response.status(Response.Status.CREATED)
                    .entity(AccountView.of(added))
                    .build();
        } catch (IllegalArgumentException notSuch) {
            throw ProblemException.badRequest("The account cannot be: " + notSuch.getMessage() + ".");
        }
    }

    @DELETE
    @Path("{name}")
    @Needs(Permission.MANAGE_ACCOUNTS)
    public void remove(@Context HttpServletRequest request, @PathParam("name") String name) {
        Account known = accounts.account(name)
                .orElseThrow(() -> ProblemException.notFound("There is no account with this name."));
        acts.remove(known.name(), Caller.of(request).account());
    }
}

package org.epixgateway.console.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.epixgateway.core.access.Identity;
import org.epixgateway.core.access.Permission;

/**
 * Who is asking, authenticated, and what that one may do.
 *
 * @param account as evidence records it: an account's name, or "os:" and a user of this machine, which no account is called
 */
public record Caller(String account, Set<Permission> permissions) implements Principal {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public static Caller of(Identity identity) {
        return new Caller(
                identity.account(),
                EnumSet.allOf(Permission.class).stream().filter(identity::may).collect(Collectors.toSet()));
    }

    /** Whoever can read this machine's control token may do everything; the name is what the evidence will say. */
    public static Caller commandLine(String osUser) {
        return new Caller("os:" + osUser, EnumSet.allOf(Permission.class));
    }

    /** The caller of a request that came through the {@link Gate}. */
    public static Caller of(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a request reached a resource without passing the gate");
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public List<String> permissionNames() {
        return permissions.stream().map(Enum::name).sorted().toList();
    }

    @Override
    public String getName() {
        return account;
    }
}

package org.epixgateway.core.access;

/** Who an authenticated caller is; nothing is done without one. */
public record Identity(String account, Role role) {
    public boolean may(Permission permission) {
        return permission.isGivenTo(role);
    }
}

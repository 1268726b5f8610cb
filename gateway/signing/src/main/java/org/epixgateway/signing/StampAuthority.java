package org.epixgateway.signing;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A time-stamp authority as the installation names it.
 *
 * @param name for people, in logs and evidence
 * @param policy asked for, and then demanded of the token
 */
public record StampAuthority(String name, URI address, Optional<String> policy, TimeStampTrust trust) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public StampAuthority {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (name.isBlank() || !SCHEMES.contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException("a time-stamp authority has a name and an http or https address");
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException("no password in the address of a time-stamp authority");
        }
        if (policy.filter(asked -> !asked.matches("[0-2](\\.\\d{1,40}){1,20}")).isPresent()) {
            throw new IllegalArgumentException("a policy is an object identifier");
        }
    }
}

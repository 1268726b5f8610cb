package org.epixgateway.core.access;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A person or system that may act here.
 *
 * @param name letters, digits, dot, hyphen, underscore; at most 64
 * @param passwordHash in the form of {@link SecretHashing}; empty for an account that only has tokens
 */
public record Account(String name, Role role, String passwordHash, Instant createdAt) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public Account {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "an account name has 1 to 64 letters, digits, dots, hyphens, underscores");
        }
    }

    /** The hash is a secret too. */
    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}

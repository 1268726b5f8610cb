package org.epixgateway.console.rest;

import org.jspecify.annotations.Nullable;

/** A permit's own token, as it is given once; nothing ever shows it again. */
public record PermitToken(@Nullable String token) {
    @Override
    public String toString() {
        return "***";
    }
}

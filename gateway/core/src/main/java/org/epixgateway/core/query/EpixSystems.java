package org.epixgateway.core.query;

import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;

/** Whose EPIX systems we know how to ask. Thread-safe. */
public interface EpixSystems {
    Optional<EpixSystem> of(CountryCode country);
}

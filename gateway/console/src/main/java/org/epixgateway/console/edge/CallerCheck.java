package org.epixgateway.console.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells who is asking, from what a request presents. Empty for whoever is not known; never says why. Thread-safe. */
public interface CallerCheck {
    /** Challenges that a request without usable credentials is answered with. */
    String challenge();

    Optional<Caller> caller(HttpServletRequest request);
}

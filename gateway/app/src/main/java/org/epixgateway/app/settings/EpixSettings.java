package org.epixgateway.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;

/** The EPIX systems of other countries, as far as we may ask them. */
public record EpixSettings(List<Called> systems) {
    public EpixSettings {
        systems = List.copyOf(systems);
    }

    /** How a system wants to be asked. */
    public enum Dialect {
        SIMPLE,
        SWISS,
        CZECH
    }

    /** How a system of the simple dialect writes the names of its operations. */
    public enum Spelling {
        SNAKE_CASE,
        CAMEL_CASE
    }

    /**
     * How a system is spoken to.
     *
     * @param needsToken whether it answers nobody without the permit's own secret
     * @param needsIntegers whether it takes whole numbers only as confirmed quantities
     */
    public record Manner(
            Dialect dialect, String namespace, Spelling spelling, boolean needsToken, boolean needsIntegers) {}

    /** Who we say that we are. */
    public record Credentials(boolean isOurCertificateShown, String user, Optional<Path> passwordFile) {}

    /** @param answerBytesMax of one answer with its attachments */
    public record Bounds(Duration timeout, int answerBytesMax) {}

    /** @param trustFile certificates that may vouch for it, besides those of the platform */
    public record Called(
            CountryCode country,
            URI address,
            Manner manner,
            Credentials credentials,
            Bounds bounds,
            Optional<Path> trustFile) {}
}

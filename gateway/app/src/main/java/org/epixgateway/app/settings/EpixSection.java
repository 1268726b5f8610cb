package org.epixgateway.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.app.settings.EpixSettings.Bounds;
import org.epixgateway.app.settings.EpixSettings.Called;
import org.epixgateway.app.settings.EpixSettings.Credentials;
import org.epixgateway.app.settings.EpixSettings.Dialect;
import org.epixgateway.app.settings.EpixSettings.Manner;
import org.epixgateway.app.settings.EpixSettings.Spelling;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.peers.epix.client.CalledSystem;

/** Reads the section epix: one section below it for each system, by country. */
final class EpixSection {
    private static final Duration TIMEOUT_MAX = Duration.ofMinutes(5);
    private static final long ANSWER_MIN = 1 << 10;
    private static final long ANSWER_MAX = 256L << 20;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final URI NOWHERE = URI.create("https://localhost/");

    private EpixSection() {}

    /** Versions of the hub's messages, which its default namespaces name. */
    enum Version {
        V1,
        V2;

        String namespace() {
            return "urn:CitesDataExchange/" + name().toLowerCase(Locale.ROOT) + "/";
        }
    }

    static EpixSettings read(Section section) {
        Section systems = section.section("systems");
        List<Called> called = new ArrayList<>();
        for (String country : systems.keys()) {
            Section system = systems.section(country);
            if (CountryCode.isWellFormed(country)) {
                called.add(called(CountryCode.of(country), system));
            } else {
                systems.problem(country, "is not the two-letter code of a country, in capitals");
            }
        }
        return new EpixSettings(called);
    }

    private static Called called(CountryCode country, Section section) {
        Dialect dialect = section.oneOf("dialect", Dialect.class, Dialect.SIMPLE);
        URI address = address(section);
        return new Called(
                country,
                address,
                manner(dialect, section),
                credentials(dialect, address, section),
                bounds(section),
                section.file("trust-file"));
    }

    private static URI address(Section section) {
        if (!section.has("address")) {
            section.problem("address", "is missing: where the system is, such as https://epix.example.org/soap");
            return NOWHERE;
        }
        URI address = section.address("address", "https", "http").orElse(NOWHERE);
        String host = String.valueOf(address.getHost());
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            section.problem("address", "names a host, and neither a user nor a part of a page");
        } else if (String.valueOf(address.getScheme()).equalsIgnoreCase("http") && !LOOPBACK.contains(host)) {
            section.problem("address", "begins with https: off loopback nothing is asked without TLS");
        }
        return address;
    }

    private static Manner manner(Dialect dialect, Section section) {
        Version version = section.oneOf("version", Version.class, Version.V2);
        Optional<String> namespace = section.optional("namespace");
        if (dialect == Dialect.CZECH && namespace.isEmpty()) {
            section.problem("namespace", "is needed for the Czech dialect: that of its WSDL");
        }
        if (dialect != Dialect.SIMPLE && section.has("spelling")) {
            section.problem("spelling", "is for the simple dialect; the others have one spelling");
        }
        Spelling spelling = section.oneOf("spelling", Spelling.class, Spelling.SNAKE_CASE);
        boolean needsToken = section.flag("token-required", false);
        if (dialect == Dialect.CZECH && needsToken) {
            section.problem("token-required", "is not for the Czech dialect, which has no place for a token");
        }
        return new Manner(
                dialect,
                namespace.orElse(version.namespace()),
                spelling,
                needsToken,
                section.flag("integer-quantities", true));
    }

    private static Credentials credentials(Dialect dialect, URI address, Section section) {
        boolean isTls = "https".equalsIgnoreCase(address.getScheme());
        boolean isShown = section.flag("client-certificate", dialect == Dialect.SWISS);
        if (isShown && !isTls) {
            section.problem("client-certificate", "needs an address that begins with https");
        }
        Credentials credentials = new Credentials(isShown, section.text("user", ""), section.file("password-file"));
        boolean isWhole =
                !credentials.user().isEmpty() && credentials.passwordFile().isPresent();
        if (dialect == Dialect.CZECH && !isWhole) {
            section.problem("user", "together with password-file is needed for the Czech dialect");
        }
        if (dialect != Dialect.CZECH && (section.has("user") || section.has("password-file"))) {
            section.problem("user", "and password-file are for the Czech dialect; the others have no place for them");
        }
        return credentials;
    }

    private static Bounds bounds(Section section) {
        Duration timeout = section.duration("timeout", CalledSystem.TIMEOUT);
        if (timeout.isZero() || timeout.compareTo(TIMEOUT_MAX) > 0) {
            section.problem("timeout", "is longer than nothing and at most " + TIMEOUT_MAX.toMinutes() + "m");
        }
        long answer = section.size("answer-max", CalledSystem.ANSWER_BYTES_MAX);
        if (answer < ANSWER_MIN || answer > ANSWER_MAX) {
            section.problem("answer-max", "is from 1kB to " + (ANSWER_MAX >> 20) + "MB");
        }
        return new Bounds(timeout, (int) Math.clamp(answer, ANSWER_MIN, ANSWER_MAX));
    }
}

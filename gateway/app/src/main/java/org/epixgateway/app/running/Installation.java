package org.epixgateway.app.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.epixgateway.core.access.Role;
import org.epixgateway.core.exchange.AccountActs;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.Fingerprint;
import org.epixgateway.signing.GivenKeys;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyMaterial;

/** Makes an installation out of nothing: folders, keys, settings, store, the first account and its token. */
public final class Installation {
    private static final String ACCOUNT = "national-system";

    private Installation() {}

    /** What it is to become. */
    public record Plan(
            Party party,
            String name,
            List<String> hosts,
            String listen,
            int exchangePort,
            int nationalPort,
            int managementPort,
            KeyAlgorithm algorithm) {
        public Plan {
            hosts = List.copyOf(hosts);
        }
    }

    /** @param token shown once */
    public record Made(String fingerprint, String account, String token) {
        @Override
        public String toString() {
            return fingerprint + " " + account + " ***";
        }
    }

    /** Whether there are keys that must not be written over, from an installation that broke off or was moved. */
    public static boolean hasKeys(Home home) {
        KeyMaterial keys = new KeyMaterial(home.keys(), Clock.systemUTC());
        return Arrays.stream(KeyMaterial.Own.values()).anyMatch(keys::has);
    }

    /** With keys that are all made here. */
    public static Made make(Home home, Plan plan, Clock clock, Duration tokenValidity) {
        return make(home, plan, GivenKeys.NONE, clock, tokenValidity);
    }

    /** Settings are written last, so that what broke off half-way is no installation. */
    public static Made make(Home home, Plan plan, GivenKeys given, Clock clock, Duration tokenValidity) {
        home.make();
        KeyMaterial keys = new KeyMaterial(home.keys(), clock);
        keys.create(new KeyMaterial.Wanted(plan.party(), plan.name(), plan.algorithm(), plan.hosts()), given);
        try {
            Files.writeString(home.settingsFile(), settings(plan));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + home.settingsFile(), failed);
        }
        try (Office office = new Office(home, home.settings(), Observations.NONE)) {
            office.accounts.add(ACCOUNT, Role.NATIONAL_SYSTEM, new char[0], "init");
            AccountActs.NewToken token = office.accounts.token(ACCOUNT, tokenValidity, "init");
            return new Made(Fingerprint.of(office.signer.certificate()).toString(), ACCOUNT, token.presented());
        }
    }

    private static String settings(Plan plan) {
        String host = plan.hosts().get(0);
        return """
                # Settings of this gateway; config/README.md of the distribution lists all of them with their defaults.
                party: %s
                name: "%s"
                exchange:
                  host: %s
                  port: %d
                  address: https://%s:%d/exchange
                national:
                  host: 127.0.0.1
                  port: %d
                management:
                  host: 127.0.0.1
                  port: %d
                """.formatted(
                        plan.party(),
                        plan.name().replace("\\", "\\\\").replace("\"", "\\\""),
                        plan.listen(),
                        plan.exchangePort(),
                        host.contains(":") ? "[" + host + "]" : host,
                        plan.exchangePort(),
                        plan.nationalPort(),
                        plan.managementPort());
    }
}

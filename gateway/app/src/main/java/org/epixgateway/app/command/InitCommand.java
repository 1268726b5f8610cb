package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.HomeLock;
import org.epixgateway.app.running.Installation;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.rules.CodeLists;
import org.epixgateway.documents.CsvCodeLists;
import org.epixgateway.signing.GivenKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an installation: keys, revocation list, settings, store, and the first token. */
@Command(
        name = "init",
        description =
                "Make an installation: root, seal and TLS keys, revocation list, settings, store, first API token.",
        footer = {
            "",
            "The token is printed once. Nothing that exists is written over. Keys that are given are taken, the others are",
            "made; with a seal and a TLS key given, no root is made and there is no revocation list of ours."
        })
final class InitCommand extends SpokenCommand {
    @Option(
            names = "--party",
            required = true,
            paramLabel = "CODE",
            description = "Two-letter code of your Party, such as CH.")
    private String party = "";

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder to make; default $EPIX_HOME, else the current folder.")
    private @Nullable Path dir;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the Management Authority.")
    private @Nullable String name;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "localhost",
            description =
                    "Name or address under which other Parties reach the exchange service; repeat for several. Default localhost.")
    private List<String> hosts = List.of("localhost");

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address on which the exchange service listens; 0.0.0.0 for all. Default 127.0.0.1.")
    private String listen = "127.0.0.1";

    @Option(names = "--exchange-port", paramLabel = "PORT", defaultValue = "8443", description = "Default 8443.")
    private int exchangePort = 8443;

    @Option(names = "--national-port", paramLabel = "PORT", defaultValue = "8080", description = "Default 8080.")
    private int nationalPort = 8080;

    @Option(names = "--management-port", paramLabel = "PORT", defaultValue = "9090", description = "Default 9090.")
    private int managementPort = 9090;

    @Mixin
    private AlgorithmOption algorithm = new AlgorithmOption();

    @Mixin
    private GivenKeyOptions givenKeys = new GivenKeyOptions();

    @Override
    int run(Output out) {
        if (!Party.isWellFormed(party)) {
            throw new CommandFailedException(ExitCode.USAGE, "--party is a two-letter code such as CH, not " + party);
        }
        GivenKeys given = givenKeys.read(Party.of(party), Clock.systemUTC().instant());
        Home home = chosenHome();
        if (home.isInitialised()) {
            throw new CommandFailedException(
                    ExitCode.REFUSED, home.dir() + " is an installation already; nothing was changed.");
        }
        if (Installation.hasKeys(home)) {
            throw new CommandFailedException(
                    ExitCode.REFUSED,
                    home.keys() + " holds keys already, and a lost key is lost for good; move them away, or give them"
                            + " with --root, --seal and --tls. Nothing was changed.");
        }
        HomeLock lock = HomeLock.take(home)
                .orElseThrow(() ->
                        new CommandFailedException(ExitCode.REFUSED, "Another process works on " + home.dir() + "."));
        try {
            Installation.Plan plan = new Installation.Plan(
                    Party.of(party),
                    name == null ? "Management Authority of " + party : name,
                    hosts,
                    listen,
                    exchangePort,
                    nationalPort,
                    managementPort,
                    algorithm.orStandard());
            Installation.Made made = Installation.make(home, plan, given, Clock.systemUTC(), Duration.ofDays(365));
            say(out, home, given, made);
        } finally {
            lock.close();
        }
        return ExitCode.DONE;
    }

    private Home chosenHome() {
        String fromEnvironment = System.getenv("EPIX_HOME");
        Path path = dir != null ? dir : Path.of(fromEnvironment == null ? "." : fromEnvironment);
        try {
            Files.createDirectories(path);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the folder " + path, failed);
        }
        return Home.at(path);
    }

    private void say(Output out, Home home, GivenKeys given, Installation.Made made) {
        out.line("Made the gateway of " + party + " in " + home.dir());
        if (new CsvCodeLists()
                .name(CodeLists.List.COUNTRIES, party, LocalDate.now(Clock.systemUTC()))
                .isEmpty()) {
            out.line("  Warning: " + party
                    + " is on no list of countries known here; permits that name it are warned of.");
        }
        boolean hasRoot = given.root().isPresent() || given.needsRoot();
        out.line("  keys         " + home.keys()
                + (hasRoot
                        ? " (root, seal, TLS, barcode, verification; keep a copy of the root elsewhere)"
                        : " (as given; no root of ours, so no revocation list of ours)"));
        out.line("  fingerprint  " + made.fingerprint());
        out.line("  account      " + made.account() + " (national-system)");
        out.line("  token        " + made.token());
        out.line("               shown only now; systems send it as: Authorization: Bearer TOKEN");
        out.line("Next:");
        out.line("  epix-gateway run --dir " + home.dir());
        out.line("  epix-gateway party export --dir " + home.dir() + " -o " + party
                + ".asice      (give this file to the other Party)");
        out.line("  epix-gateway party add --dir " + home.dir()
                + " THEIRS.asice   (the other Party's; compare fingerprints by telephone)");
        ObjectNode json = Output.JSON
                .createObjectNode()
                .put("party", party)
                .put("dir", home.dir().toString())
                .put("fingerprint", made.fingerprint())
                .put("account", made.account())
                .put("token", made.token());
        out.json(json);
    }
}

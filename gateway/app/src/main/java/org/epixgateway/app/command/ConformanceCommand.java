package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.epixgateway.app.conformance.Conformance;
import org.epixgateway.app.conformance.Point;
import org.epixgateway.app.conformance.Report;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyMaterial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays a peer against an exchange service, of whatever making, and reports point by point. */
@Command(
        name = "conformance",
        description = "Try an exchange service of another implementation against the profile, point by point.",
        footer = {
            "",
            "Speaks as this installation's Party, with its keys; the other side must have registered it and must have",
            "agreed to take its test messages. All that is sent bears the test indicator, and nothing is kept here.",
            "Exit code 0 only if every MUST is met."
        })
final class ConformanceCommand extends FolderCommand {
    @Option(
            names = "--peer",
            required = true,
            paramLabel = "FILE",
            description = "Descriptor of the Party under test, as it gave it to you.")
    private Path descriptor = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "URL",
            description = "Address of its exchange service; default the one in the descriptor.")
    private @Nullable URI address;

    @Option(
            names = "--as",
            paramLabel = "FOLDER",
            description = "The same as --dir: the installation as which we speak.")
    private @Nullable Path as;

    @Override
    int run(Output out) {
        Home home = home();
        GatewaySettings settings = home.settings();
        if (settings.keys().pkcs11().isPresent()) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "The seal is in a PKCS#11 token; make an installation of its own for this with init.");
        }
        Clock clock = Clock.systemUTC();
        Peer other = described(clock);
        URI service = Optional.ofNullable(address)
                .or(() -> other.address(ServiceAddress.Kind.DELIVER))
                .filter(uri -> "https".equals(uri.getScheme()))
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.USAGE,
                        "The address of an exchange service begins with https://; say it with --against."));
        Party own = Party.of(settings.party());
        out.line("Trying " + service + " of " + other.party() + " as " + own);
        try (TemporaryFolder folder = TemporaryFolder.of(null, "epix-conformance")) {
            KeyMaterial stranger = new KeyMaterial(folder.path().resolve("keys"), clock);
            stranger.create(own, "Nobody", KeyAlgorithm.P256, List.of("localhost"));
            KeyMaterial keys = new KeyMaterial(home.keys(), clock);
            Report report = Conformance.run(
                    new Conformance.Plan(service, own, keys, stranger, other, clock), point -> tell(out, point));
            return summary(out, report);
        }
    }

    private Home home() {
        Path chosen = as;
        if (chosen == null) {
            return folder().initialised();
        }
        Home home = Home.at(chosen);
        if (!home.isInitialised()) {
            throw new CommandFailedException(ExitCode.USAGE, chosen + " is no installation; make one with init.");
        }
        return home;
    }

    private Peer described(Clock clock) {
        try {
            return Conformance.described(Bytes.of(Files.readAllBytes(descriptor)), clock);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + descriptor, unreadable);
        } catch (UnreadableDocumentException wrong) {
            throw new CommandFailedException(
                    ExitCode.USAGE, descriptor + " is no descriptor that can be used: " + wrong.getMessage());
        }
    }

    private static void tell(Output out, Point point) {
        String mark = switch (point.outcome()) {
            case PASSED -> "ok";
            case FAILED -> "FAIL";
            case SKIPPED -> "skip";
        };
        out.line("%-4s %-5s %-6s %s".formatted(mark, point.id(), point.level(), point.what())
                + (point.sentence().isEmpty() ? "" : "\n                  " + point.sentence()));
    }

    private static int summary(Output out, Report report) {
        ObjectNode json = Output.JSON.createObjectNode().put("conformant", report.isConformant());
        ArrayNode points = json.putArray("points");
        for (Point point : report.points()) {
            points.addObject()
                    .put("id", point.id())
                    .put("level", point.level().name())
                    .put("what", point.what())
                    .put("outcome", point.outcome().name())
                    .put("sentence", point.sentence());
        }
        out.json(json);
        out.line(report.count(Point.Outcome.PASSED) + " met, " + report.count(Point.Outcome.FAILED) + " not met, "
                + report.count(Point.Outcome.SKIPPED) + " not asked. "
                + (report.isConformant() ? "Every MUST is met." : "Not every MUST is met."));
        return report.isConformant() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}

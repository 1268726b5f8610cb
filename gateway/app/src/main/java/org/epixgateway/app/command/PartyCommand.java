package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Parties and their peers: who they are, how to reach them, whether they answer. */
@Command(
        name = "party",
        description = "Exchange descriptors with other Parties, look at peers, test and stop them.",
        subcommands = {
            PartyCommand.Export.class, PartyCommand.Add.class, PartyCommand.ListAll.class, PartyCommand.Test.class,
            PartyCommand.Pause.class, PartyCommand.Resume.class, PartyCommand.Retire.class, PartyCommand.Revoke.class,
            PartyCommand.Agree.class
        })
final class PartyCommand extends GroupCommand {
    private static final String CONTAINER = "application/vnd.etsi.asic-e+zip";

    @Command(name = "export", description = "Write our own descriptor: certificates, services, what we speak; sealed.")
    static final class Export extends LocalCommand {
        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "FILE",
                description = "File to write, such as CH.asice.")
        private Path file = Path.of("party.asice");

        @Override
        int run(ControlClient gateway, Output out) {
            byte[] container = gateway.download("descriptors/own");
            try {
                Files.write(file, container);
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot write " + file, failed);
            }
            String fingerprint = ShownFingerprint.of(gateway.get("descriptors/own/fingerprint")
                    .orFail()
                    .path("fingerprint")
                    .asText());
            out.line("Wrote " + file + "\nFingerprint to read out to the other Party: " + fingerprint);
            out.json(Output.JSON.createObjectNode().put("file", file.toString()).put("fingerprint", fingerprint));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "add",
            description = "Register a Party from its descriptor, or take an update of it.",
            footer = {
                "",
                "The first descriptor of a Party counts only after you compared its fingerprint with the other",
                "authority over a second channel (telephone, letter, in person). Exit code 1 if you do not confirm it,",
                "2 if you cannot be asked: a script needs --fingerprint."
            })
    static final class Add extends LocalCommand {
        @Parameters(paramLabel = "FILE", description = "The other Party's descriptor.")
        private Path file = Path.of("");

        @Option(
                names = "--fingerprint",
                paramLabel = "HEX",
                description = "The fingerprint that you compared; else you are asked.")
        private @Nullable String fingerprint;

        @Override
        int run(ControlClient gateway, Output out) {
            byte[] container = ValidateCommand.content(file.toString()).array();
            JsonNode examined = gateway.post("descriptors/examinations", CONTAINER, container, Map.of())
                    .orFail();
            String party = examined.path("party").asText();
            String query = "";
            if (examined.path("outcome").asText().equals("FIRST")) {
                String shown = ShownFingerprint.of(examined.path("fingerprint").asText());
                out.line("First descriptor of " + party + " ("
                        + examined.path("authority").asText() + ")\n  fingerprint " + shown);
                query = "?fingerprint=" + ControlClient.encoded(compared(party, shown));
            }
            JsonNode registered = gateway.post("descriptors/registrations" + query, CONTAINER, container, Map.of())
                    .orFail();
            out.line("Registered " + registered.path("party").asText() + ", " + address(registered));
            out.json(registered);
            return ExitCode.DONE;
        }

        private String compared(String party, String shown) {
            String given = fingerprint;
            if (given != null) {
                return given;
            }
            Console console = Terminal.present()
                    .orElseThrow(() -> new CommandFailedException(
                            ExitCode.USAGE,
                            "Nothing was registered, and without a terminal you cannot be asked: compare the fingerprint of "
                                    + party + " over a second channel, then repeat with --fingerprint HEX."));
            String answer = console.readLine(
                    "Did %s confirm exactly this fingerprint over a second channel? Type yes: ", party);
            if (!"yes".equals(answer)) {
                throw new CommandFailedException(
                        ExitCode.REFUSED,
                        "Nothing was registered, since you did not confirm it. Ask " + party
                                + " for its fingerprint; if it differs, ask for a new file, else repeat and type yes.");
            }
            return shown;
        }
    }

    /** Where a Party is called, if it is. */
    private static String address(JsonNode party) {
        return party.path("deliveryMode").asText().equals("PUBLISH")
                ? "never called, it collects"
                : party.path("services").path(0).path("address").asText();
    }

    @Command(name = "list", description = "Registered Parties, how they are doing, and their certificates.")
    static final class ListAll extends LocalCommand {
        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode parties = gateway.get("parties").orFail();
            out.line("%-6s %-8s %-8s %8s %7s  %s"
                    .formatted("PARTY", "STATE", "CIRCUIT", "WAITING", "PARKED", "ADDRESS"));
            for (JsonNode p : parties.path("parties")) {
                out.line("%-6s %-8s %-8s %8d %7d  %s"
                        .formatted(
                                p.path("party").asText(),
                                p.path("state").asText(),
                                p.path("circuit").asText(),
                                p.path("waiting").asLong(),
                                p.path("parked").asLong(),
                                address(p)));
                for (JsonNode c : p.path("certificates")) {
                    out.line("         %-5s until %s  %s%s"
                            .formatted(
                                    c.path("use").asText(),
                                    c.path("until").asText(),
                                    ShownFingerprint.ifOne(c.path("pin").asText()),
                                    c.hasNonNull("revokedAt")
                                            ? " REVOKED"
                                            : c.hasNonNull("retiredAt") ? " retired" : ""));
                }
            }
            out.json(parties);
            return ExitCode.DONE;
        }
    }

    @Command(name = "test", description = "Call a peer step by step: name, connection, TLS, service, clock.")
    static final class Test extends LocalCommand {
        @Parameters(paramLabel = "PARTY")
        private String party = "";

        @Override
        int run(ControlClient gateway, Output out) {
            ArrayNode steps = Output.JSON.createArrayNode();
            gateway.lines("parties/" + ControlClient.encoded(party) + "/tries", step -> {
                steps.add(step);
                out.line("%-4s %-11s %s (%d ms)"
                        .formatted(
                                step.path("well").asBoolean() ? "ok" : "FAIL",
                                step.path("step").asText(),
                                step.path("sentence").asText(),
                                step.path("millis").asLong()));
            });
            out.json(steps);
            boolean isWell = !steps.isEmpty();
            for (JsonNode step : steps) {
                isWell &= step.path("well").asBoolean();
            }
            return isWell ? ExitCode.DONE : ExitCode.OUTAGE;
        }
    }

    /** Moves a peer into another state. */
    abstract static class Move extends LocalCommand {
        @Parameters(paramLabel = "PARTY")
        private String party = "";

        abstract String state();

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode moved = gateway.put(
                            "parties/" + ControlClient.encoded(party) + "/state",
                            Output.JSON.createObjectNode().put("state", state()))
                    .orFail();
            out.line(party + " is " + moved.path("state").asText());
            out.json(moved);
            return ExitCode.DONE;
        }
    }

    @Command(name = "pause", description = "Send nothing to a peer for now; messages wait.")
    static final class Pause extends Move {
        @Override
        String state() {
            return "PAUSED";
        }
    }

    @Command(name = "resume", description = "Send to a paused peer again.")
    static final class Resume extends Move {
        @Override
        String state() {
            return "ACTIVE";
        }
    }

    @Command(name = "retire", description = "Neither send to a peer nor take from it any more.")
    static final class Retire extends Move {
        @Override
        String state() {
            return "RETIRED";
        }
    }

    @Command(name = "revoke", description = "Trust a certificate of a peer no more, from now on.")
    static final class Revoke extends LocalCommand {
        @Parameters(index = "0", paramLabel = "PARTY")
        private String party = "";

        @Parameters(
                index = "1",
                paramLabel = "FINGERPRINT",
                description = "SHA-256 of the certificate, as party list shows it.")
        private String fingerprint = "";

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode view = gateway.post(
                            "parties/" + ControlClient.encoded(party) + "/revocations",
                            Output.JSON.createObjectNode().put("fingerprint", fingerprint))
                    .orFail();
            out.line("Revoked. Tell " + party + " over another channel; it hands you a new descriptor.");
            out.json(view);
            return ExitCode.DONE;
        }
    }

    @Command(name = "agree", description = "Set what we accept from a peer.")
    static final class Agree extends LocalCommand {
        @Parameters(paramLabel = "PARTY")
        private String party = "";

        @Option(names = "--tests", paramLabel = "yes|no", description = "Whether we take test messages from it.")
        private @Nullable String tests;

        @Option(
                names = "--revocation",
                paramLabel = "hard_fail|soft_fail",
                description = "What happens when its revocation list cannot be had.")
        private @Nullable String revocation;

        @Option(
                names = "--refuse-on",
                split = ",",
                paramLabel = "RULE",
                description = "Rules whose errors refuse its permits; none clears.")
        private @Nullable List<String> refuseOn;

        @Override
        int run(ControlClient gateway, Output out) {
            ObjectNode change = Output.JSON.createObjectNode();
            if (tests != null) {
                change.put("takesTestMessages", tests.equals("yes"));
            }
            if (revocation != null) {
                change.put("revocation", revocation);
            }
            List<String> rules = refuseOn;
            if (rules != null) {
                ArrayNode array = change.putArray("refuseOnRules");
                rules.stream().filter(rule -> !rule.equals("none")).forEach(array::add);
            }
            JsonNode view = gateway.put("parties/" + ControlClient.encoded(party) + "/policy", change)
                    .orFail();
            out.line(party + ": " + view.path("policy"));
            out.json(view);
            return ExitCode.DONE;
        }
    }
}

package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** The evidence log. */
@Command(name = "evidence", description = "Check the evidence log.", subcommands = EvidenceCommand.Check.class)
final class EvidenceCommand extends GroupCommand {

    @Command(
            name = "check",
            description =
                    "Read the whole log and the stored files that it names; find what was changed, removed or reordered.",
            footer = {"", "The output says what such a check cannot show, and up to where the log is under seal."})
    static final class Check extends ClientCommand {
        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode[] last = {Output.JSON.createObjectNode()};
            gateway.lines("evidence/check", line -> {
                if (line.has("intact")) {
                    last[0] = line;
                } else {
                    out.line("  checked up to entry " + line.path("reached").asLong());
                }
            });
            JsonNode result = last[0];
            boolean isIntact = result.path("intact").asBoolean();
            out.line(
                    isIntact
                            ? "Intact: " + result.path("sentence").asText() + " Head "
                                    + result.path("position").asLong() + " "
                                    + result.path("head").asText() + "; under seal up to entry "
                                    + result.path("lastSignedPosition").asLong(0) + "."
                            : "BROKEN at entry " + result.path("position").asLong() + " ("
                                    + result.path("problem").asText() + "): "
                                    + result.path("sentence").asText());
            out.line(result.path("cannotShow").asText());
            out.json(result);
            return isIntact ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}

package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** The evidence log. */
@Command(name = "evidence", description = "Check the evidence log.", subcommands = EvidenceCommand.Check.class)
final class EvidenceCommand extends GroupCommand {

    @Command(
            name = "check",
            description = "Read the whole log and find any change, gap or reorder that the chain can show.",
            footer = {
                "",
                "An unkeyed chain cannot show a log that somebody rewrote from an entry on with all hashes recomputed;",
                "sealed heads bound that to what came after the last of them, and the output says where that is."
            })
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
            out.json(result);
            return isIntact ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}

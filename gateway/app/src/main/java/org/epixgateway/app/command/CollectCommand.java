package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks into the mailboxes of peers now. */
@Command(
        name = "collect",
        description = "Collect now what waits for us at peers, without waiting for the next round.",
        footer = {"", "Needs the running gateway. Exit code 0 if every peer answered, 3 if one did not."})
final class CollectCommand extends LocalCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "PARTY",
            description = "From this Party alone; default all that collect.from names.")
    private @Nullable String party;

    @Override
    int run(ControlClient gateway, Output out) {
        String path = party == null ? "collections" : "collections/" + ControlClient.encoded(party);
        JsonNode answer = gateway.post(path).orFail();
        JsonNode all = answer.path("collections");
        boolean isWell = true;
        for (JsonNode one : all) {
            String trouble = one.path("trouble").asText();
            isWell &= trouble.isEmpty();
            out.line(one.path("party").asText() + ": " + one.path("messages").asInt() + " collected"
                    + (trouble.isEmpty() ? "" : "; " + trouble));
        }
        if (all.isEmpty()) {
            out.line("This gateway collects from nobody; collect.from in gateway.yaml names Parties.");
        }
        out.json(answer);
        return isWell ? ExitCode.DONE : ExitCode.OUTAGE;
    }
}

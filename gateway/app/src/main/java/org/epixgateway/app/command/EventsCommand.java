package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What happened to permits, as it happened. */
@Command(
        name = "events",
        description = "Everything that happened to permits, oldest first: sent, delivered, received, stated, disputed.",
        footer = {"", "The last line says where to read on: --after POSITION."})
final class EventsCommand extends ClientCommand {
    @Option(
            names = "--after",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "Read on from there; default from the beginning.")
    private long after;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "At most so many; default 100.")
    private int limit;

    @Override
    int run(ControlClient gateway, Output out) {
        JsonNode page = gateway.get("events?after=" + after + "&limit=" + limit).orFail();
        for (JsonNode event : page.path("events")) {
            out.line("%d %s %-18s %s%s%s%s"
                    .formatted(
                            event.path("position").asLong(),
                            event.path("at").asText(),
                            event.path("event").asText(),
                            event.path("permit").asText("-"),
                            said("  ", event.path("what").asText("")),
                            said("  peer ", event.path("peer").asText("")),
                            said("  ", event.path("note").asText(""))));
        }
        out.line("Read on with --after " + page.path("after").asLong());
        out.json(page);
        return ExitCode.DONE;
    }

    private static String said(String before, String words) {
        return words.isEmpty() ? "" : before + words;
    }
}

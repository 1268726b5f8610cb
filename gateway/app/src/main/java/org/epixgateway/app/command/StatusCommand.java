package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.epixgateway.core.exchange.MessageId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How the gateway stands, or where a message or permit is. */
@Command(
        name = "status",
        description = "The gateway at a glance; with an id or permit number, where that message is and its story;"
                + " one line each where several messages fit.")
final class StatusCommand extends ClientCommand {
    @Parameters(arity = "0..1", paramLabel = "ID|NUMBER", description = "Message id, submission id, or permit number.")
    private @Nullable String wanted;

    @Override
    int run(ControlClient gateway, Output out) {
        String text = wanted;
        if (text == null && home().isElsewhere()) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "With --url, status needs an id or a permit number; the gateway as a whole is shown on its own machine.");
        }
        if (text == null) {
            return glance(gateway, out);
        }
        if (MessageId.tryParse(text).isPresent()) {
            JsonNode message = gateway.get("messages/" + text).orFail();
            story(out, message);
            out.json(message);
            return ExitCode.DONE;
        }
        JsonNode page = gateway.get("messages?limit=100&q=" + ControlClient.encoded(text))
                .orFail();
        JsonNode messages = page.path("messages");
        if (messages.isEmpty()) {
            throw new CommandFailedException(ExitCode.REFUSED, "No message is known under " + text + ".");
        }
        if (messages.size() == 1 && page instanceof ObjectNode whole) {
            JsonNode message = gateway.get(
                            "messages/" + messages.path(0).path("id").asText())
                    .orFail();
            story(out, message);
            whole.putArray("messages").add(message);
        } else {
            messages.forEach(message -> row(out, message));
            out.line("  Several messages; epix-gateway status ID tells the story of one.");
        }
        out.json(page);
        return ExitCode.DONE;
    }

    private static int glance(ControlClient gateway, Output out) {
        JsonNode status = gateway.get("gateway").orFail();
        out.line("Gateway of " + status.path("party").asText() + ", node "
                + status.path("node").asText());
        out.line("  waiting " + status.path("waiting").asLong() + ", parked "
                + status.path("parked").asLong() + ", inbox "
                + status.path("inboxWaiting").asInt() + ", evidence entries "
                + status.path("evidence").asLong());
        for (JsonNode peer : status.path("peers")) {
            out.line("  %s %s, circuit %s, waiting %d, parked %d"
                    .formatted(
                            peer.path("party").asText(),
                            peer.path("state").asText(),
                            peer.path("circuit").asText(),
                            peer.path("waiting").asLong(),
                            peer.path("parked").asLong()));
        }
        for (JsonNode box : status.path("mailboxes")) {
            boolean isCalled = !box.path("deliveryMode").asText().equals("PUBLISH");
            out.line("  %s %s; it collected here %s, we collected there %s"
                    .formatted(
                            box.path("party").asText(),
                            isCalled ? "is called" : "is never called",
                            box.path("collectedByThem").asText("not yet"),
                            box.path("collectedByUs").asText("not yet")));
        }
        out.json(status);
        return ExitCode.DONE;
    }

    static void row(Output out, JsonNode m) {
        String kind = m.path("kind").asText("PERMIT");
        out.line("%s %-8s %-3s %-11s %-18s %s  sha256 %s  receipt %s%s"
                .formatted(
                        m.path("id").asText(),
                        m.path("direction").asText(),
                        m.path("peer").asText(),
                        m.path("state").asText(),
                        m.path("permitNumber").asText(),
                        m.path("at").asText(),
                        m.path("document").asText("-"),
                        m.path("receipt").asText("-"),
                        kind.equals("PERMIT") ? "" : "  " + kind));
    }

    private static void story(Output out, JsonNode m) {
        row(out, m);
        if (m.hasNonNull("heldBackBy")) {
            out.line("  waiting for " + m.path("heldBackBy").asText());
        }
        FindingLines.say(out, m.path("findings"));
        for (JsonNode step : m.path("history")) {
            out.line("  %s %-12s %s %s"
                    .formatted(
                            step.path("at").asText(),
                            step.path("what").asText(),
                            step.path("who").asText(),
                            step.path("note").asText()));
        }
    }
}

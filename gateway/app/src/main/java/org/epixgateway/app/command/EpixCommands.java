package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What else can be said to the EPIX system of another country. */
final class EpixCommands {
    private EpixCommands() {}

    @Command(
            name = "confirm",
            description = "Tell the EPIX system of the issuing country what an inspection found of each block.",
            footer = {
                "",
                "Acknowledged does not mean kept: systems are known that lose the quantities. Fetch the permit with --final to"
                        + " see. After exit code 3 it is open whether they arrived."
            })
    static final class Confirm extends LocalCommand {
        @Parameters(index = "0", paramLabel = "COUNTRY", description = "Two-letter code of the issuing country.")
        private String country = "";

        @Parameters(index = "1", paramLabel = "NUMBER", description = "Number of the permit.")
        private String number = "";

        @Parameters(
                index = "2..*",
                arity = "1..*",
                paramLabel = "BLOCK=QUANTITY",
                description = "Such as A=10 B=2.5, in the unit of the permit.")
        private List<String> quantities = List.of();

        @Mixin
        private TokenOptions token = new TokenOptions();

        @Override
        int run(ControlClient gateway, Output out) {
            ObjectNode inspected =
                    Output.JSON.createObjectNode().put("country", country).put("number", number);
            token.token().ifPresent(secret -> inspected.put("token", secret));
            ArrayNode amounts = inspected.putArray("quantities");
            for (String quantity : quantities) {
                int equals = quantity.indexOf('=');
                if (equals < 1) {
                    throw new CommandFailedException(
                            ExitCode.USAGE, "a quantity is BLOCK=QUANTITY, A=10 for example, not " + quantity);
                }
                amounts.addObject()
                        .put("block", quantity.substring(0, equals))
                        .put("quantity", quantity.substring(equals + 1));
            }
            JsonNode answer = gateway.post("epix/confirmations", inspected).orFail();
            boolean isTaken = answer.path("outcome").asText().equals("TAKEN");
            out.line(
                    isTaken
                            ? "Acknowledged by the system of " + country + "; fetch the permit with --final to see"
                                    + " whether it kept them."
                            : "Not taken: " + answer.path("sentence").asText() + " ("
                                    + answer.path("code").asText() + ")");
            out.json(answer);
            return isTaken ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    @Command(name = "epix-state", description = "Ask the EPIX system of a country how it is.")
    static final class State extends LocalCommand {
        @Parameters(paramLabel = "COUNTRY", description = "Two-letter code of the country.")
        private String country = "";

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode answer = gateway.get("epix/" + ControlClient.encoded(country) + "/state")
                    .orFail();
            boolean isStated = answer.path("outcome").asText().equals("STATED");
            String words = answer.path("words").asText("");
            out.line(
                    isStated
                            ? "The system of " + country + " answers" + (words.isBlank() ? "." : ": " + words)
                            : "No state: " + answer.path("sentence").asText() + " ("
                                    + answer.path("code").asText() + ")");
            out.json(answer);
            return isStated ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}

package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator does with one message. */
final class MessageActs {
    private MessageActs() {}

    @Command(name = "resend", description = "Send a parked or waiting message again now: same bytes, same id.")
    static final class Resend extends ClientCommand {
        @Parameters(paramLabel = "ID")
        private String id = "";

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode message = gateway.post("messages/" + ControlClient.encoded(id) + "/resend")
                    .orFail();
            StatusCommand.row(out, message);
            out.json(message);
            return ExitCode.DONE;
        }
    }

    @Command(name = "withdraw", description = "Take back a message that nobody can hold yet.")
    static final class Withdraw extends ClientCommand {
        @Parameters(paramLabel = "ID")
        private String id = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept as evidence.")
        private String reason = "";

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode message = gateway.post(
                            "messages/" + ControlClient.encoded(id) + "/withdraw",
                            Output.JSON.createObjectNode().put("reason", reason))
                    .orFail();
            StatusCommand.row(out, message);
            out.json(message);
            return ExitCode.DONE;
        }
    }
}

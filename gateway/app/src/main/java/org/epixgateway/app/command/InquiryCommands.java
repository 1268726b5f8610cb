package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What authorities ask, answer and decide about a permit. */
final class InquiryCommands {
    private InquiryCommands() {}

    @Command(name = "ask", description = "Ask another authority about a permit; it is told by when you want to know.")
    static final class Ask extends StatementCommand {
        /** Long enough for an authority to look into its files. */
        private static final int DAYS = 14;

        @Option(names = "--to", required = true, paramLabel = "PARTY", description = "Whom to ask, FR for example.")
        private String to = "";

        @Option(
                names = "--ground",
                required = true,
                paramLabel = "WORD",
                description =
                        "suspicion, origin_permit, annotated_quota, missing_endorsement, retrospective,"
                                + " retrospective_agreement (asks for the other authority's agreement), unclear_replacement, other.")
        private String ground = "";

        @Option(names = "--question", required = true, paramLabel = "TEXT", description = "What you want to know.")
        private String question = "";

        @Option(names = "--by", paramLabel = "DAY", description = "Last day for the answer; default in 14 days.")
        private @Nullable LocalDate by;

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            LocalDate asked = LocalDate.parse(fact.path("on").asText());
            fact.put("what", "ASKED")
                    .put("to", to)
                    .put("ground", ground.toUpperCase(Locale.ROOT))
                    .put("reason", question)
                    .put("answerBy", String.valueOf(by == null ? asked.plusDays(DAYS) : by));
        }
    }

    @Command(name = "answer", description = "Answer what another authority asked about a permit.")
    static final class Answer extends StatementCommand {
        static final class Verdict {
            @Option(names = "--confirm", required = true, description = "The permit holds, or is agreed to.")
            private boolean isConfirmed;

            @Option(names = "--deny", required = true, description = "It does not hold, or is not agreed to.")
            private boolean isDenied;
        }

        @ArgGroup(multiplicity = "1")
        private Verdict verdict = new Verdict();

        @Option(
                names = "--inquiry",
                required = true,
                paramLabel = "ID",
                description = "Which inquiry; permit show lists them.")
        private String inquiry = "";

        @Option(names = "--text", required = true, paramLabel = "TEXT", description = "The answer; the other reads it.")
        private String text = "";

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            fact.put("what", verdict.isConfirmed && !verdict.isDenied ? "CONFIRMED" : "NOT_CONFIRMED")
                    .put("inquiry", inquiry)
                    .put("reason", text);
        }
    }

    @Command(name = "accept", description = "Tell its issuer that our authority takes a permit that is for us.")
    static final class Accept extends StatementCommand {
        @Option(names = "--reason", paramLabel = "TEXT", description = "A remark; the issuer reads it.")
        private @Nullable String reason;

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            fact.put("what", "ACCEPTED");
            if (reason != null) {
                fact.put("reason", reason);
            }
        }
    }

    @Command(name = "reject", description = "Tell its issuer that our authority does not take a permit that is for us.")
    static final class Reject extends StatementCommand {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; the issuer reads it.")
        private String reason = "";

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            fact.put("what", "REJECTED").put("reason", reason);
        }
    }
}

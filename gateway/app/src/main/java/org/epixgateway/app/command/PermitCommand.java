package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Permits of the register: how they stand, and what is stated about them. */
@Command(
        name = "permit",
        description = "Permits of the register: how they stand; endorse, withdraw, report the use, ask, decide.",
        subcommands = {
            PermitCommand.Show.class,
            StatementCommands.Endorse.class,
            StatementCommands.Claim.class,
            StatementCommands.Use.class,
            StatementCommands.Cross.class,
            StatementCommands.Withdraw.class,
            StatementCommands.Cancel.class,
            StatementCommands.Lost.class,
            StatementCommands.Replace.class,
            StatementCommands.Expire.class,
            StatementCommands.Reinstate.class,
            StatementCommands.Settle.class,
            InquiryCommands.Ask.class,
            InquiryCommands.Answer.class,
            InquiryCommands.Accept.class,
            InquiryCommands.Reject.class,
            PermitCommand.Token.class
        })
final class PermitCommand extends GroupCommand {

    /** Which permit is meant. */
    static final class Named {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "COUNTRY",
                description = "The country that issued it, CH for example.")
        private String country = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "NUMBER",
                description = "Its number, however it is spaced.")
        private String number = "";

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                description = "Needed where several documents bear the number: EXPORT, IMPORT, RE_EXPORT ...")
        private @Nullable String kind;

        @Option(
                names = "--barcode",
                paramLabel = ScannedInput.LABEL,
                description =
                        "The permit's barcode, in place of country and number; only a genuine one names a permit.")
        private @Nullable String barcode;

        boolean isScanned() {
            return barcode != null;
        }

        /** The barcode's own words take the place of what was not typed. */
        private void scan(ControlClient gateway) {
            if (barcode != null) {
                JsonNode permit = ScannedInput.genuine(gateway, new ScannedInput(barcode).text());
                if (!country.isEmpty() || !number.isEmpty()) {
                    throw new CommandFailedException(
                            ExitCode.USAGE, "Name the permit by its barcode or by its number.");
                }
                country = permit.path("issuingCountry").asText();
                number = permit.path("number").asText();
                kind = permit.path("kind").asText();
            } else if (country.isEmpty() || number.isEmpty()) {
                throw new CommandFailedException(
                        ExitCode.USAGE, "Name the permit: COUNTRY NUMBER, or --barcode FILE.png.");
            }
        }

        /** All that bear the number. */
        JsonNode all(ControlClient gateway) {
            scan(gateway);
            return gateway.get("permits?country=" + ControlClient.encoded(country) + "&number="
                            + ControlClient.encoded(number))
                    .orFail();
        }

        /** The one that is meant. */
        JsonNode one(ControlClient gateway) {
            JsonNode found = Output.JSON.missingNode();
            for (JsonNode permit : all(gateway).path("permits")) {
                if (kind != null && !kind.equalsIgnoreCase(permit.path("kind").asText())) {
                    continue;
                }
                if (!found.isMissingNode()) {
                    throw new CommandFailedException(
                            ExitCode.USAGE,
                            "Several documents bear this number, "
                                    + found.path("kind").asText() + " and "
                                    + permit.path("kind").asText() + " among them; name one with --kind.");
                }
                found = permit;
            }
            if (found.isMissingNode()) {
                throw new CommandFailedException(
                        ExitCode.REFUSED, "No permit of " + country + " with this number is registered here.");
            }
            return found;
        }
    }

    @Command(name = "show", description = "How a permit stands, block by block, and its history.")
    static final class Show extends ClientCommand {
        @Mixin
        private Named permit = new Named();

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode all = permit.all(gateway);
            all.path("permits").forEach(one -> say(out, one));
            out.json(all);
            if (all.path("permits").isEmpty()) {
                out.line("No permit with this number is registered here.");
                return ExitCode.REFUSED;
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "token",
            description = "Give a permit of ours a token of its own: EPIX systems are shown it only with that.",
            footer = {"", "Only a salted hash is kept. Give the token to whoever may ask, by another way."})
    static final class Token extends ClientCommand {
        @Mixin
        private Named permit = new Named();

        @Option(
                names = "--token-of-permit",
                required = true,
                paramLabel = "FILE",
                description = "File with the token on its first line, 12 to 200 characters; - reads standard input.")
        private String file = "";

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode meant = permit.one(gateway);
            String href = meant.path("href").asText();
            String token = ValidateCommand.content(file)
                    .asUtf8()
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            JsonNode answer = gateway.put(
                            href.substring(href.indexOf("permits/")) + "/token",
                            Output.JSON.createObjectNode().put("token", token))
                    .orFail();
            out.line("Protected: EPIX systems are shown it only with this token.");
            out.json(answer);
            return ExitCode.DONE;
        }
    }

    static void say(Output out, JsonNode permit) {
        String until = permit.path("validUntil").asText("");
        out.line(permit.path("issuingCountry").asText() + " "
                + permit.path("kind").asText() + " " + permit.path("number").asText() + ": "
                + permit.path("state").asText() + (until.isEmpty() ? "" : ", valid until " + until));
        for (JsonNode block : permit.path("blocks")) {
            out.line("  block " + block.path("block").asText() + ": issued "
                    + block.path("issued").asText("-") + ", shipped "
                    + block.path("shipped").asText("-") + ", used "
                    + block.path("used").asText("-"));
        }
        for (JsonNode conflict : permit.path("conflicts")) {
            out.line("  in conflict: " + conflict.path("sentence").asText() + " (statement "
                    + conflict.path("statement").asText() + ")");
        }
        for (JsonNode statement : permit.path("statements")) {
            JsonNode fact = statement.path("fact");
            out.line("  " + fact.path("on").asText() + " " + fact.path("what").asText() + " by "
                    + statement.path("by").asText() + correspondence(fact) + reason(fact) + linked(fact) + " ("
                    + statement.path("id").asText() + ", "
                    + statement.path("actor").asText() + ")");
        }
    }

    private static String correspondence(JsonNode fact) {
        if (fact.has("answerBy")) {
            return " of " + fact.path("to").asText() + ", "
                    + fact.path("ground").asText() + ", answer by "
                    + fact.path("answerBy").asText();
        }
        return fact.has("inquiry") ? " on inquiry " + fact.path("inquiry").asText() : "";
    }

    /** The other documents of the movement. */
    private static String linked(JsonNode fact) {
        StringBuilder with = new StringBuilder();
        fact.path("linked")
                .forEach(document -> with.append(with.isEmpty() ? " with " : ", ")
                        .append(document.path("country").asText())
                        .append(' ')
                        .append(document.path("kind").asText())
                        .append(' ')
                        .append(document.path("number").asText()));
        return with.toString();
    }

    private static String reason(JsonNode fact) {
        String where = fact.path("place").asText("");
        String why = fact.path("reason").asText("");
        return (where.isEmpty() ? "" : " at " + where) + (why.isEmpty() ? "" : ": " + why);
    }
}

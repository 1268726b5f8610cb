package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One command per kind of statement. Quantities are in the units of the permit. */
final class StatementCommands {
    private StatementCommands() {}

    @Command(name = "endorse", description = "Box 14: confirm at export what is shipped of our own permit.")
    static final class Endorse extends StatementCommand {
        @Option(names = "--place", required = true, paramLabel = "TEXT", description = "Place of export.")
        private String place = "";

        @Option(
                names = "--shipped",
                required = true,
                split = ",",
                paramLabel = "BLOCK=QUANTITY",
                description = "Actual quantity of each block, A=60,B=5.5 for example.")
        private Map<String, String> shipped = new LinkedHashMap<>();

        @Option(
                names = "--transport",
                paramLabel = "TEXT",
                description = "Box 15: bill of lading, air waybill or flight number.")
        private @Nullable String transport;

        @Option(
                names = "--method",
                paramLabel = "WORD",
                description = "electronic, stamp or barcode_scan; default electronic, and barcode_scan with --barcode.")
        private @Nullable String method;

        @Option(names = "--official", paramLabel = "NAME", description = "The inspecting official, by name.")
        private @Nullable String official;

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            String how = method == null ? (isScanned() ? "barcode_scan" : "electronic") : method;
            fact.put("what", "ENDORSED").put("place", place).put("method", how.toUpperCase(Locale.ROOT));
            if (transport != null) {
                fact.put("transportDocument", transport);
            }
            ArrayNode blocks = fact.putArray("blocks");
            shipped.forEach((block, quantity) -> block(blocks, block, permit).put("quantity", quantity));
        }

        @Override
        void name(ObjectNode body) {
            if (official != null) {
                body.putArray("actors")
                        .addObject()
                        .put("role", "ENDORSED")
                        .put("method", "stated")
                        .put("name", official);
            }
        }
    }

    @Command(name = "use", description = "Report to its issuer that a single-use permit was used at our border.")
    static final class Use extends StatementCommand {
        @Option(names = "--office", required = true, paramLabel = "TEXT", description = "Customs office.")
        private String office = "";

        @Option(names = "--accepted", split = ",", paramLabel = "BLOCK=QUANTITY", description = "Let in, by block.")
        private Map<String, String> accepted = new LinkedHashMap<>();

        @Option(names = "--refused", split = ",", paramLabel = "BLOCK=QUANTITY", description = "Turned back.")
        private Map<String, String> refused = new LinkedHashMap<>();

        @Option(names = "--seized", split = ",", paramLabel = "BLOCK=QUANTITY", description = "Seized.")
        private Map<String, String> seized = new LinkedHashMap<>();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why something was refused or seized.")
        private @Nullable String reason;

        @Option(
                names = "--with",
                paramLabel = "COUNTRY:KIND:NUMBER",
                description = "Another document of the same movement, FR:IMPORT:FR2600017I for example; repeatable.")
        private List<String> with = List.of();

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            fact.put("what", "USED").put("place", office);
            StatementCommand.link(fact, with);
            ArrayNode blocks = fact.putArray("blocks");
            TreeSet<String> named = new TreeSet<>(accepted.keySet());
            named.addAll(refused.keySet());
            named.addAll(seized.keySet());
            for (String name : named) {
                ObjectNode block = block(blocks, name, permit);
                put(block, "accepted", accepted.get(name));
                put(block, "refused", refused.get(name));
                put(block, "seized", seized.get(name));
                if (refused.containsKey(name) || seized.containsKey(name)) {
                    put(block, "reason", reason);
                }
            }
        }

        private static void put(ObjectNode block, String name, @Nullable String value) {
            if (value != null) {
                block.put(name, value);
            }
        }
    }

    @Command(
            name = "claim",
            description = "Before release: ask the issuer whether a permit may be used now.",
            footer = {"", "Exit codes: 0 granted, 1 denied, 3 provisional: the issuer could not be asked yet."})
    static final class Claim extends StatementCommand {
        @Option(names = "--office", required = true, paramLabel = "TEXT", description = "Customs office.")
        private String office = "";

        @Option(
                names = "--goods",
                split = ",",
                paramLabel = "BLOCK=QUANTITY",
                description = "What is to be released; default all.")
        private Map<String, String> goods = new LinkedHashMap<>();

        @Option(
                names = "--with",
                paramLabel = "COUNTRY:KIND:NUMBER",
                description = "Another document of the same movement, FR:IMPORT:FR2600017I for example; repeatable.")
        private List<String> with = List.of();

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            fact.put("what", "CLAIMED").put("place", office);
            StatementCommand.link(fact, with);
            ArrayNode blocks = fact.putArray("blocks");
            goods.forEach((block, quantity) -> block(blocks, block, permit).put("quantity", quantity));
        }

        @Override
        int told(Output out, JsonNode stated) {
            JsonNode claim = stated.path("claim");
            String outcome = claim.path("outcome").asText();
            out.line("Claim " + outcome
                    + (claim.has("until") ? " until " + claim.path("until").asText() : "")
                    + (claim.has("sentence") ? ": " + claim.path("sentence").asText() : ""));
            return switch (outcome) {
                case "GRANTED" -> ExitCode.DONE;
                case "PROVISIONAL" -> ExitCode.OUTAGE;
                default -> ExitCode.REFUSED;
            };
        }
    }

    @Command(name = "cross", description = "Report to its issuer that a specimen under a multiple-use permit crossed.")
    static final class Cross extends StatementCommand {
        @Option(names = "--place", required = true, paramLabel = "TEXT", description = "Border post.")
        private String place = "";

        @Option(names = "--direction", required = true, paramLabel = "WORD", description = "in or out.")
        private String direction = "";

        @Option(names = "--specimen", required = true, paramLabel = "TEXT", description = "Its mark or number.")
        private String specimen = "";

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            fact.put("what", "CROSSED")
                    .put("place", place)
                    .put("direction", direction.toUpperCase(Locale.ROOT))
                    .put("specimen", specimen);
        }
    }

    private static ObjectNode block(ArrayNode blocks, String name, JsonNode permit) {
        ObjectNode block = blocks.addObject().put("block", name);
        String unit = StatementCommand.unit(permit, name);
        return unit.isEmpty() ? block : block.put("unit", unit);
    }

    /** A status notice of the issuing Party. */
    abstract static class NoticeCommand extends StatementCommand {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; the others read it.")
        private String reason = "";

        private final String what;

        NoticeCommand(String what) {
            this.what = what;
        }

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            fact.put("what", what).put("reason", reason);
        }
    }

    @Command(name = "withdraw", description = "Withdraw our own permit; it may be re-instated.")
    static final class Withdraw extends NoticeCommand {
        Withdraw() {
            super("WITHDRAWN");
        }
    }

    @Command(name = "cancel", description = "Cancel our own permit, which its holder gave back unused.")
    static final class Cancel extends NoticeCommand {
        Cancel() {
            super("CANCELLED");
        }
    }

    @Command(name = "lost", description = "Say that our own permit was lost or stolen.")
    static final class Lost extends NoticeCommand {
        Lost() {
            super("LOST");
        }
    }

    @Command(name = "expire", description = "Tell the others that our own permit has expired.")
    static final class Expire extends NoticeCommand {
        Expire() {
            super("EXPIRED");
        }
    }

    @Command(name = "reinstate", description = "Take the withdrawal of our own permit back.")
    static final class Reinstate extends NoticeCommand {
        Reinstate() {
            super("REINSTATED");
        }
    }

    @Command(name = "replace", description = "Say that another document takes the place of our own permit.")
    static final class Replace extends NoticeCommand {
        @Option(names = "--by", required = true, paramLabel = "NUMBER", description = "Number of the new document.")
        private String successor = "";

        @Option(names = "--issued-on", required = true, paramLabel = "DAY", description = "Its day of issue.")
        private @Nullable LocalDate issuedOn;

        Replace() {
            super("REPLACED");
        }

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            super.tell(fact, permit);
            fact.putObject("successor").put("number", successor).put("issuedOn", String.valueOf(issuedOn));
        }
    }

    @Command(name = "settle", description = "End the dispute about our own permit: let conflicting statements stand.")
    static final class Settle extends NoticeCommand {
        @Option(
                names = "--statement",
                required = true,
                split = ",",
                paramLabel = "ID",
                description = "A statement in conflict; permit show lists them.")
        private List<String> statements = List.of();

        Settle() {
            super("SETTLED");
        }

        @Override
        void tell(ObjectNode fact, JsonNode permit) {
            super.tell(fact, permit);
            ArrayNode settled = fact.putArray("settled");
            statements.forEach(settled::add);
        }
    }
}

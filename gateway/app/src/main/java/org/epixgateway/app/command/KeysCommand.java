package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Our own keys: announced to the peers, then used, then old; and our revocation list. */
@Command(
        name = "keys",
        description =
                "Our own seal, TLS, barcode and verification keys: list, renew in two steps, revoke; our revocation list.",
        subcommands = {
            KeysCommand.ListAll.class,
            KeysCommand.Announce.class,
            KeysCommand.Activate.class,
            KeysCommand.Revoke.class,
            KeysCommand.Reissue.class
        },
        footer = {
            "",
            "A new key in four steps: keys announce; party export, and every peer takes the file with party add;",
            "keys activate; party export again, and hand it out. Nothing stops meanwhile."
        })
final class KeysCommand extends GroupCommand {
    /** A key that can be renewed. */
    enum Renewable {
        SEAL,
        TLS,
        BARCODE,
        VERIFICATION
    }

    @Command(name = "list", description = "Our certificates, announced, current and old, and what we revoked.")
    static final class ListAll extends LocalCommand {
        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode keys = gateway.get("keys").orFail();
            show(keys, out);
            out.json(keys);
            return ExitCode.DONE;
        }
    }

    /** An act, and what is to be done after it. */
    abstract static class Act extends LocalCommand {
        abstract String path();

        abstract ObjectNode body();

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode done = gateway.post("keys/" + path(), body()).orFail();
            show(done.path("after"), out);
            out.line("Next: " + done.path("next").asText());
            out.json(done);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "announce",
            description = "Make a new key and list it in our descriptor; it is not used yet.",
            footer = {"", "Then: party export, and every peer takes the file with party add."})
    static final class Announce extends Act {
        @Parameters(paramLabel = "seal|tls|barcode|verification")
        private Renewable use = Renewable.SEAL;

        @Mixin
        private AlgorithmOption algorithm = new AlgorithmOption();

        @Override
        String path() {
            return "announcements";
        }

        @Override
        ObjectNode body() {
            ObjectNode body = Output.JSON.createObjectNode().put("use", use.name());
            algorithm
                    .given()
                    .ifPresent(kind -> body.put("algorithm", kind.name().toLowerCase(Locale.ROOT)));
            return body;
        }
    }

    @Command(
            name = "activate",
            description = "Go over to the announced key at once; the old one is kept.",
            footer = {"", "A peer that does not have our descriptor with the new key refuses us from then on."})
    static final class Activate extends Act {
        @Parameters(paramLabel = "seal|tls|barcode|verification")
        private Renewable use = Renewable.SEAL;

        @Override
        String path() {
            return "activations";
        }

        @Override
        ObjectNode body() {
            return Output.JSON.createObjectNode().put("use", use.name());
        }
    }

    @Command(name = "revoke", description = "Put a certificate of ours into our revocation list, for good.")
    static final class Revoke extends Act {
        @Parameters(paramLabel = "SERIAL", description = "Serial number, as keys list shows it.")
        private String serial = "";

        @Option(names = "--current", description = "Even if it is in use now: its key is in wrong hands.")
        private boolean current;

        @Override
        String path() {
            return "revocations";
        }

        @Override
        ObjectNode body() {
            return Output.JSON.createObjectNode().put("serial", serial).put("current", current);
        }
    }

    @Command(name = "reissue", description = "Issue our revocation list again, with new dates.")
    static final class Reissue extends Act {
        @Override
        String path() {
            return "revocation-list";
        }

        @Override
        ObjectNode body() {
            return Output.JSON.createObjectNode();
        }
    }

    private static void show(JsonNode keys, Output out) {
        for (JsonNode key : keys.path("keys")) {
            out.line("%-12s  %-9s  %-8s  %s to %s%s\n      serial %s\n      fingerprint %s"
                    .formatted(
                            key.path("use").asText(),
                            key.path("state").asText(),
                            key.path("kind").asText(),
                            key.path("from").asText(),
                            key.path("until").asText(),
                            key.hasNonNull("revokedAt")
                                    ? "  REVOKED " + key.path("revokedAt").asText()
                                    : "",
                            key.path("serial").asText(),
                            ShownFingerprint.of(key.path("fingerprint").asText())));
        }
        JsonNode list = keys.path("revocationList");
        if (list.isObject()) {
            out.line("Revocation list good until " + list.path("until").asText() + ", "
                    + list.path("revoked").size() + " revoked");
            list.path("revoked")
                    .forEach(entry ->
                            out.line("      serial " + entry.path("serial").asText() + " since "
                                    + entry.path("since").asText()));
        } else {
            out.line("No revocation list of ours: there is no root here.");
        }
    }
}

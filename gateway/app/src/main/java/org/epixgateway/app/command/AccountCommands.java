package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.epixgateway.app.running.Secrets;
import org.epixgateway.core.access.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts and tokens. */
final class AccountCommands {
    private AccountCommands() {}

    /** A role as the option wants it. */
    private static String said(String role) {
        return role.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Command(
            name = "user",
            description = "Accounts: add, list, remove.",
            subcommands = {UserAdd.class, UserList.class, UserRemove.class})
    static final class User extends GroupCommand {}

    @Command(
            name = "token",
            description = "API tokens: create, list, revoke.",
            subcommands = {TokenCreate.class, TokenList.class, TokenRevoke.class})
    static final class Token extends GroupCommand {}

    @Command(name = "add", description = "Add an account.")
    static final class UserAdd extends LocalCommand {
        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "national-system, operator or auditor.")
        private String role = "";

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "File with the password (mode 600); else you are asked.")
        private @Nullable Path passwordFile;

        @Option(names = "--no-password", description = "An account that has only tokens.")
        private boolean noPassword;

        @Override
        int run(ControlClient gateway, Output out) {
            String wanted = role.toUpperCase(Locale.ROOT).replace('-', '_');
            if (Arrays.stream(Role.values()).noneMatch(known -> known.name().equals(wanted))) {
                throw new CommandFailedException(ExitCode.USAGE, "A role is national-system, operator or auditor.");
            }
            ObjectNode account =
                    Output.JSON.createObjectNode().put("name", name).put("role", wanted);
            if (!noPassword) {
                account.put("password", password());
            }
            JsonNode added = gateway.post("accounts", account).orFail();
            out.line("Added " + added.path("name").asText() + " ("
                    + said(added.path("role").asText()) + ")");
            out.json(added);
            return ExitCode.DONE;
        }

        private String password() {
            Path file = passwordFile;
            if (file != null) {
                String secret = Secrets.read(file);
                if (secret.isEmpty()) {
                    throw new CommandFailedException(
                            ExitCode.USAGE,
                            "The file " + file + " is empty. For an account without one say --no-password.");
                }
                return secret;
            }
            Console console = Terminal.present()
                    .orElseThrow(() -> new CommandFailedException(
                            ExitCode.USAGE, "Give the password with --password-file, or --no-password."));
            char[] first = console.readPassword("Password (at least 12 characters): ");
            char[] second = console.readPassword("Again: ");
            if (first == null || !Arrays.equals(first, second)) {
                throw new CommandFailedException(ExitCode.USAGE, "The two are not the same; nothing was added.");
            }
            if (first.length == 0) {
                throw new CommandFailedException(
                        ExitCode.USAGE, "The password is empty. For an account without one say --no-password.");
            }
            return new String(first);
        }
    }

    @Command(name = "list", description = "List accounts.")
    static final class UserList extends LocalCommand {
        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode accounts = gateway.get("accounts").orFail();
            accounts.path("accounts")
                    .forEach(a -> out.line("%-32s %-16s %s %s"
                            .formatted(
                                    a.path("name").asText(),
                                    said(a.path("role").asText()),
                                    a.path("hasPassword").asBoolean() ? "password" : "tokens only",
                                    a.path("createdAt").asText())));
            out.json(accounts);
            return ExitCode.DONE;
        }
    }

    @Command(name = "remove", description = "Remove an account and its tokens at once.")
    static final class UserRemove extends LocalCommand {
        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode unused =
                    gateway.delete("accounts/" + ControlClient.encoded(name)).orFail();
            out.line("Removed " + name + " and its tokens.");
            return ExitCode.DONE;
        }
    }

    @Command(name = "create", description = "Make a token for an account. It is shown once.")
    static final class TokenCreate extends LocalCommand {
        @Parameters(paramLabel = "ACCOUNT")
        private String account = "";

        @Option(
                names = "--days",
                paramLabel = "DAYS",
                defaultValue = "365",
                description = "Validity in days; default 365.")
        private int days = 365;

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode made = gateway.post(
                            "tokens",
                            Output.JSON
                                    .createObjectNode()
                                    .put("account", account)
                                    .put("days", days))
                    .orFail();
            out.line("Token " + made.path("id").asText() + " of " + account + ", valid until "
                    + made.path("expiresAt").asText());
            out.line("  " + made.path("token").asText());
            out.json(made);
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", description = "List tokens, without their secrets.")
    static final class TokenList extends LocalCommand {
        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode tokens = gateway.get("tokens").orFail();
            tokens.path("tokens")
                    .forEach(t -> out.line("%-14s %-32s until %s"
                            .formatted(
                                    t.path("id").asText(),
                                    t.path("account").asText(),
                                    t.path("expiresAt").asText())));
            out.json(tokens);
            return ExitCode.DONE;
        }
    }

    @Command(name = "revoke", description = "Make a token worthless at once.")
    static final class TokenRevoke extends LocalCommand {
        @Parameters(paramLabel = "ID")
        private String id = "";

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode unused =
                    gateway.delete("tokens/" + ControlClient.encoded(id)).orFail();
            out.line("Revoked " + id + ".");
            return ExitCode.DONE;
        }
    }
}

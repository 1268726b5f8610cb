package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Received permits: listed, opened, taken. */
@Command(
        name = "inbox",
        description = "Received permits: list them, write one to a file, say that it was taken.",
        subcommands = {InboxCommand.ListAll.class, InboxCommand.Get.class, InboxCommand.Take.class})
final class InboxCommand extends ClientCommand {
    @Option(names = "--all", description = "Taken ones and test messages too.")
    private boolean all;

    @Override
    int run(ControlClient gateway, Output out) {
        return list(gateway, out, all);
    }

    private static int list(ControlClient gateway, Output out, boolean everything) {
        JsonNode page = gateway.get("inbox?limit=1000" + (everything ? "&taken=true&tests=true" : ""))
                .orFail();
        JsonNode items = page.path("entries");
        items.forEach(item -> StatusCommand.row(out, item.has("message") ? item.path("message") : item));
        if (items.isEmpty()) {
            out.line("The inbox is empty.");
        }
        out.json(page);
        return ExitCode.DONE;
    }

    @Command(name = "list", description = "List received permits.")
    static final class ListAll extends ClientCommand {
        @Option(names = "--all", description = "Taken ones and test messages too.")
        private boolean all;

        @Override
        int run(ControlClient gateway, Output out) {
            return list(gateway, out, all);
        }
    }

    @Command(name = "get", description = "Write a received permit, byte for byte, to a file.")
    static final class Get extends ClientCommand {
        @Parameters(paramLabel = "ID")
        private String id = "";

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "File to write; default standard output.")
        private @Nullable Path file;

        @Override
        int run(ControlClient gateway, Output out) {
            byte[] document = gateway.download("inbox/" + ControlClient.encoded(id) + "/document");
            Path target = file;
            try {
                if (target == null) {
                    System.out.write(document);
                    System.out.flush();
                } else {
                    Files.write(target, document);
                    out.line("Wrote " + target);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot write the document", failed);
            }
            return ExitCode.DONE;
        }
    }

    @Command(name = "take", description = "Say that the national side has it.")
    static final class Take extends ClientCommand {
        @Parameters(paramLabel = "ID")
        private String id = "";

        @Override
        int run(ControlClient gateway, Output out) {
            JsonNode taken = gateway.post("inbox/" + ControlClient.encoded(id) + "/taken")
                    .orFail();
            out.line("Taken.");
            out.json(taken);
            return ExitCode.DONE;
        }
    }
}

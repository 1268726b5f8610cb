package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.documents.Samples;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes one of the bundled sample permits as if it had been issued these days. Needs no gateway and no folder. */
@Command(
        name = "sample",
        description =
                "Write a bundled sample permit, its dates moved so that it is valid today; without NAME, list them.",
        footer = {
            "",
            "The names say kind, from, to and goods: 02-export-ch-fr-... is one that CH sends to FR. The numbers of permits",
            "stay, so written on another day it is another document under the same number: a gateway that holds the first",
            "refuses it."
        })
final class SampleCommand extends SpokenCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of a sample, or how it begins: 02.")
    private @Nullable String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write; default the sample's name with .xml.")
    private @Nullable Path file;

    @Override
    int run(Output out) {
        String begins = name;
        if (begins == null) {
            return list(out);
        }
        String sample = found(begins);
        Bytes permit = Samples.shifted(Samples.permit(sample), LocalDate.now(Clock.systemUTC()));
        Path chosen = file;
        Path target = chosen == null ? Path.of(sample + ".xml") : chosen;
        try {
            Files.write(target, permit.array());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + target, failed);
        }
        out.line("Wrote " + target + ": sample " + sample + " as if issued these days, SHA-256 "
                + permit.digest().hex());
        out.json(Output.JSON
                .createObjectNode()
                .put("sample", sample)
                .put("file", target.toString())
                .put("document", permit.digest().hex()));
        return ExitCode.DONE;
    }

    private int list(Output out) {
        if (file != null) {
            throw new CommandFailedException(ExitCode.USAGE, "Which sample? Say its name, such as 02.");
        }
        ArrayNode names = Output.JSON.createArrayNode();
        for (String sample : Samples.PERMITS) {
            out.line(sample);
            names.add(sample);
        }
        out.json(names);
        return ExitCode.DONE;
    }

    private static String found(String begins) {
        List<String> found = Samples.PERMITS.stream()
                .filter(sample -> sample.startsWith(begins))
                .toList();
        return switch (found.size()) {
            case 1 -> found.getFirst();
            case 0 ->
                throw new CommandFailedException(
                        ExitCode.USAGE, "No sample begins with " + begins + "; epix-gateway sample lists them.");
            default ->
                throw new CommandFailedException(
                        ExitCode.USAGE, "Which sample? " + begins + " is how these begin: " + String.join(", ", found));
        };
    }
}

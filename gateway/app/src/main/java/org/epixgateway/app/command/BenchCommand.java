package org.epixgateway.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epixgateway.app.bench.Bench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an exchange costs on this machine. */
@Command(name = "bench", description = "Run two full gateways in one process and measure exchanges.")
final class BenchCommand extends SpokenCommand {
    @Mixin
    private OutputOptions options = new OutputOptions();

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Measured exchanges; default 3000.")
    private int messages = 3_000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Exchanges before them; default 3000.")
    private int warmUp = 3_000;

    @Option(
            names = "--concurrency",
            paramLabel = "C",
            defaultValue = "8",
            description = "Exchanges under way at once; default 8.")
    private int concurrency = 8;

    @Mixin
    private AlgorithmOption algorithm = new AlgorithmOption();

    @Option(
            names = "--size-kb",
            paramLabel = "K",
            defaultValue = "16",
            description = "Size of a permit; default 16, at most 130.")
    private int sizeKb = 16;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Empty folder on the disk to measure; default a temporary one.")
    private @Nullable Path dir;

    @Override
    OutputOptions options() {
        return options;
    }

    @Override
    int run(Output out) {
        if (messages < 1 || warmUp < 0 || concurrency < 1 || concurrency > 256 || sizeKb < 2 || sizeKb > 130) {
            throw new CommandFailedException(ExitCode.USAGE, "messages from 1, concurrency 1 to 256, size 2 to 130 kB");
        }
        try {
            Path folder = dir != null ? Files.createDirectories(dir) : Files.createTempDirectory("epix-bench-");
            new Bench(System.out, folder, new Bench.Plan(messages, warmUp, concurrency, algorithm.orStandard(), sizeKb))
                    .run();
            return ExitCode.DONE;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make a folder for the bench", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.OUTAGE;
        }
    }
}

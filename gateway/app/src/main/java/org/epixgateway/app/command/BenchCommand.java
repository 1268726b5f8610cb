package org.epixgateway.app.command;

import java.nio.file.Path;
import org.epixgateway.app.bench.Bench;
import org.epixgateway.app.bench.Figures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an exchange costs on this machine. */
@Command(name = "bench", description = "Run two full gateways in one process and measure exchanges.")
final class BenchCommand extends SpokenCommand {
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
    int run(Output out) {
        if (messages < 1 || warmUp < 0 || concurrency < 1 || concurrency > 256 || sizeKb < 2 || sizeKb > 130) {
            throw new CommandFailedException(ExitCode.USAGE, "messages from 1, concurrency 1 to 256, size 2 to 130 kB");
        }
        try (TemporaryFolder folder = TemporaryFolder.of(dir, "epix-bench-")) {
            Bench.Plan plan = new Bench.Plan(messages, warmUp, concurrency, algorithm.orStandard(), sizeKb);
            say(out, new Bench(out.isJson() ? System.err : System.out, folder.path(), plan).run());
            return ExitCode.DONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.OUTAGE;
        }
    }

    private static void say(Output out, Figures figures) {
        out.line("");
        out.line("%d exchanges in %.1f s: %.0f exchanges/s; first 10 s from cold: %.0f exchanges/s"
                .formatted(figures.exchanges(), figures.seconds(), figures.perSecond(), figures.firstPerSecond()));
        out.line("CPU per exchange, both gateways, whole process: %.2f ms".formatted(figures.cpuMillis()));
        out.line("Yardstick: this machine makes %d P-256 signatures per second of CPU (Java's own, one thread)"
                .formatted(figures.yardstick()));
        out.line("Submission to verified receipt: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms"
                .formatted(figures.p50(), figures.p95(), figures.p99()));
        out.line("Disk per exchange, both sides with logs: %.1f kB".formatted(figures.diskKilobytes()));
        out.line("");
        out.line("Where the time goes (wall time of a step; waits for disk and peer included)");
        out.line("%-40s %10s %12s".formatted("step", "count", "us each"));
        figures.steps()
                .forEach(step -> out.line("%-40s %10d %12.0f".formatted(step.name(), step.count(), step.micros())));
        out.json(Output.JSON.valueToTree(figures));
    }
}

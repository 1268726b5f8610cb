package org.epixgateway.app.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.epixgateway.app.demo.Demo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Two authorities exchange permits before the reader's eyes. */
@Command(name = "demo", description = "Start two complete gateways with fresh keys and let them exchange permits.")
final class DemoCommand extends SpokenCommand {
    /** Both gateways stop within 10 s. */
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    // -Dstay on Maven's command line arrives as an empty value, which means yes
    @Option(
            names = "--stay",
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "false",
            paramLabel = "true|false",
            description = "Keep both running for play.")
    private String stay = "false";

    @Option(names = "--dir", paramLabel = "DIR", description = "Empty folder to work in; default a temporary one.")
    private @Nullable Path dir;

    @Override
    int run(Output out) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread running = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            running.interrupt();
            await(ended);
        }));
        try {
            return demo();
        } finally {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            boolean unused = ended.await(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private int demo() {
        try (TemporaryFolder folder = TemporaryFolder.of(dir, "epix-demo-")) {
            boolean isWell = new Demo(System.out, folder.path(), Clock.systemUTC()).run(!stay.equals("false"));
            return isWell ? ExitCode.DONE : ExitCode.REFUSED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.OUTAGE;
        }
    }
}

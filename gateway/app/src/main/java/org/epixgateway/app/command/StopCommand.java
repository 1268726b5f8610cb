package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the gateway that runs on a folder; when this returns, the folder is free. */
@Command(name = "stop", description = "Stop the running gateway in order and wait until it has stopped.")
final class StopCommand extends SpokenCommand {
    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    @Mixin
    private OutputOptions options = new OutputOptions();

    @Mixin
    private FolderOption folder = new FolderOption();

    @Override
    OutputOptions options() {
        return options;
    }

    @Override
    int run(Output out) {
        Home home = folder.initialised();
        try (ControlClient gateway = folder.connectToRunning()) {
            JsonNode unused = gateway.post("gateway/stop").orFail();
        }
        awaitFree(home);
        out.line("Stopped.");
        out.json(Output.JSON.createObjectNode().put("stopped", true));
        return ExitCode.DONE;
    }

    private static void awaitFree(Home home) {
        long end = System.nanoTime() + STOP_MAX.toNanos();
        while (!isFree(home)) {
            if (System.nanoTime() >= end || !Patience.pause()) {
                throw new CommandFailedException(
                        ExitCode.OUTAGE,
                        "The gateway was told to stop, but still works on " + home.dir() + " after "
                                + STOP_MAX.toSeconds() + " s; its log says what it waits for.");
            }
        }
    }

    private static boolean isFree(Home home) {
        Optional<HomeLock> lock = HomeLock.take(home);
        lock.ifPresent(HomeLock::close);
        return lock.isPresent();
    }
}

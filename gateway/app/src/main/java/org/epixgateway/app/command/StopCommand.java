package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.HomeLock;
import picocli.CommandLine.Command;

/** Stops the gateway that runs on a folder; when this returns, the folder is free. */
@Command(name = "stop", description = "Stop the running gateway in order and wait until it has stopped.")
final class StopCommand extends FolderCommand {
    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    @Override
    int run(Output out) {
        Home home = folder().initialised();
        try (ControlClient gateway = folder().connectToRunning()) {
            JsonNode unused = gateway.post("gateway/stop").orFail();
        }
        awaitFree(home);
        out.line("Stopped.");
        out.json(Output.JSON.createObjectNode().put("stopped", true));
        return ExitCode.DONE;
    }

    private static void awaitFree(Home home) {
        HomeLock lock = Patience.look(() -> STOP_MAX, () -> HomeLock.take(home))
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.OUTAGE,
                        "The gateway was told to stop, but still works on " + home.dir() + " after "
                                + STOP_MAX.toSeconds() + " s; its log says what it waits for."));
        lock.close();
    }
}

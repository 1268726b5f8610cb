package org.epixgateway.app.command;

import java.time.Duration;
import org.epixgateway.app.running.ControlPoint;
import org.epixgateway.app.running.Gateway;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.HomeLock;
import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.app.watch.Meters;
import picocli.CommandLine.Command;

/** Runs the gateway until it is stopped by a signal or by the stop command. */
@Command(name = "run", description = "Run the gateway. Stops in order on SIGTERM, SIGINT or the stop command.")
final class RunCommand extends FolderCommand {
    private static final Duration COMMAND_MAX = Duration.ofSeconds(60);
    private static final Duration GATEWAY_MAX = Duration.ofSeconds(2);

    @Override
    int run(Output out) {
        Home home = folder().initialised();
        GatewaySettings settings = home.settings();
        HomeLock lock = taken(home);
        ControlPoint.withdraw(home);
        Gateway gateway = new Gateway(home, settings, lock, new Meters(false));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(gateway::close));
        gateway.start();
        out.line("The gateway of " + settings.party() + " is running.");
        boolean isCalled = settings.collecting().isCalled();
        out.line("  exchange    "
                + (isCalled
                        ? settings.exchangeAddress()
                        : "no port is open; it collects every "
                                + settings.collecting().every().toSeconds() + " s"));
        out.line("  REST API    " + gateway.national() + "/api/v1/");
        out.line("  management  " + gateway.management() + "/ready  /health  /metrics");
        out.json(Output.JSON
                .createObjectNode()
                .put("party", settings.party())
                .put("exchange", isCalled ? settings.exchangeAddress().toString() : "")
                .put("exchangePort", gateway.exchangePort())
                .put("national", gateway.national().toString())
                .put("management", gateway.management().toString()));
        try {
            gateway.awaitStop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    /** A command works on the folder for a moment, so that one is waited for; a gateway hardly. */
    private static HomeLock taken(Home home) {
        return Patience.look(() -> HomeLock.isGateways(home) ? GATEWAY_MAX : COMMAND_MAX, () -> HomeLock.take(home))
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.REFUSED, "Another process works on " + home.dir() + "; one folder has one gateway."))
                .by(HomeLock.Holder.GATEWAY);
    }
}

package org.epixgateway.app.running;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.broker.Broker;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.SweepQueue;
import org.epixgateway.routes.Journeys;

/** Whether the gateway can do its work now, and if not what is missing and what to do. */
final class Readiness {
    /** A sweep runs every second; one that meets slow peers may take a while. */
    private static final Duration SWEEP_MAX = Duration.ofMinutes(3);

    private final Office office;
    private final Broker broker;
    private final Journeys journeys;
    private final SweepQueue sweep;

    Readiness(Office office, Broker broker, Journeys journeys, SweepQueue sweep) {
        this.sweep = sweep;
        this.office = office;
        this.broker = broker;
        this.journeys = journeys;
    }

    /** One sentence each; empty when ready. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        outage(office.store::check, problems);
        outage(office.disk::requireRoom, problems);
        broker.trouble().ifPresent(problems::add);
        if (!journeys.isRunning()) {
            problems.add("The routes are not running.");
        }
        if (sweep.sinceLastEnded().compareTo(SWEEP_MAX) > 0) {
            problems.add("Work that waits has not been looked after for "
                    + sweep.sinceLastEnded().toSeconds() + " s; restart the gateway and report this as a fault.");
        }
        Duration left = Duration.between(
                office.clocks.wall().instant(),
                office.signer.certificate().getNotAfter().toInstant());
        if (left.isNegative()) {
            problems.add("Our seal certificate has ended; install a new one.");
        }
        return problems;
    }

    /** What is no problem and looks like one. */
    List<String> notes() {
        GatewaySettings.Collecting collecting = office.settings.collecting();
        return collecting.isCalled()
                ? List.of()
                : List.of("No exchange port is open: nobody calls this gateway, it collects every "
                        + collecting.every().toSeconds() + " s.");
    }

    private static void outage(Runnable check, List<String> problems) {
        try {
            check.run();
        } catch (OutageException missing) {
            problems.add(missing.sentence());
        }
    }
}

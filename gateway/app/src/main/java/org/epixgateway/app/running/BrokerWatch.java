package org.epixgateway.app.running;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.epixgateway.broker.Broker;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.SweepQueue;

/**
 * Brings a broker back that a full disk or another trouble stopped: starts it anew once there is room, then has everything
 * unfinished handed over again, since what the broker held may be gone.
 */
final class BrokerWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Broker broker;
    private final DiskSpace disk;
    private final SweepQueue sweep;
    private final Observations observations;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("broker-watch").factory());
    private boolean wasAway;

    BrokerWatch(Broker broker, DiskSpace disk, SweepQueue sweep, Observations observations) {
        this.broker = broker;
        this.disk = disk;
        this.sweep = sweep;
        this.observations = observations;
    }

    void start() {
        var unused =
                thread.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Optional<String> trouble = broker.trouble();
            if (trouble.isPresent()) {
                revive(trouble.get());
            }
            if (wasAway && broker.isServing()) {
                int count = sweep.afterBrokerOutage();
                wasAway = false;
                observations.step(
                        "broker", "serves again", "", "", "", count == 0 ? "" : count + " messages handed over again");
            }
        } catch (OutageException notYet) {
            observations.alarm("broker", "", notYet.sentence());
        }
    }

    private void revive(String trouble) {
        if (!wasAway) {
            wasAway = true;
            observations.alarm("broker", "", trouble);
        }
        if (disk.hasRoom()) {
            broker.revive();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

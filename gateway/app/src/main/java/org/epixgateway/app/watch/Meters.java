package org.epixgateway.app.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.verify.VerifyWatch;
import org.epixgateway.routes.RouteWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the journeys tell into Prometheus metrics and one log line per message step. Thread-safe. */
public final class Meters implements Observations, RouteWatch, VerifyWatch, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("epix.journey");
    private static final Logger ALARM = LoggerFactory.getLogger("epix.alarm");

    /** The one alarm that anybody can raise as often as he likes. */
    private static final String OF_STRANGERS = "unknown peer";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final List<Runnable> refreshments = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();
    /** Controls, marks of format, and all that some tool takes for the end of a line. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final AlarmPace strangers = new AlarmPace(System::nanoTime);
    private final boolean isQuiet;

    /** @param quiet no log lines, for measuring */
    public Meters(boolean quiet) {
        this.isQuiet = quiet;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    public String scrape() {
        refreshments.forEach(Runnable::run);
        return registry.scrape();
    }

    /** Figures of which there are as many as peers or certificates are refreshed before each scrape. */
    void beforeScrape(Runnable refresh) {
        refreshments.add(refresh);
    }

    /** A figure that is looked up when somebody asks for the metrics. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Figures per peer or certificate, replaced as a whole. */
    public MultiGauge gauges(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Tells somebody each message step as well: step and message id. */
    public void onStep(BiConsumer<String, String> listener) {
        listeners.add(listener);
    }

    @Override
    public void step(String journey, String step, String message, String peer, String permitNumber, String note) {
        listeners.forEach(listener -> listener.accept(step, message));
        if (!isQuiet) {
            LOG.info(
                    "{} {} message={} peer={} permit={} {}",
                    journey,
                    step,
                    message,
                    peer,
                    printable(permitNumber),
                    printable(note));
        }
    }

    @Override
    public void submitted(String outcome, Duration took) {
        time("epix.submissions", took, "outcome", outcome);
    }

    @Override
    public void received(Party peer, String outcome, Duration took) {
        time("epix.received", took, "peer", peer.toString(), "outcome", outcome);
    }

    @Override
    public void delivered(Party peer, String outcome, Duration took) {
        time("epix.delivered", took, "peer", peer.toString(), "outcome", outcome);
    }

    @Override
    public void ruleBroken(String rule) {
        count("epix.refused.by.rule", "rule", rule);
    }

    @Override
    public void alarm(String kind, String peer, String sentence) {
        count("epix.alarms", "kind", kind);
        long heldBack = kind.equals(OF_STRANGERS) ? strangers.admit() : 0;
        if (heldBack > 0) {
            ALARM.warn("{} peer={} {} ({} more since the last line)", kind, peer, printable(sentence), heldBack);
        } else if (heldBack == 0) {
            ALARM.warn("{} peer={} {}", kind, peer, printable(sentence));
        }
    }

    @Override
    public void verified(String asker, String outcome) {
        count("epix.verified", "asker", asker, "outcome", outcome);
    }

    @Override
    public void routeDone(String route, boolean failed, Duration took) {
        time("epix.route", took, "route", route, "outcome", failed ? "failed" : "done");
    }

    @Override
    public void stepDone(String route, String step, boolean failed, long nanos) {
        time("epix.step", Duration.ofNanos(nanos), "route", route, "step", step, "outcome", failed ? "failed" : "done");
    }

    private record Key(String name, List<String> tags) {}

    /** Total time and count of a step, for the bench's table. */
    public List<StepTotal> stepTotals() {
        return registry.find("epix.step").timers().stream()
                .map(t -> new StepTotal(
                        String.valueOf(t.getId().getTag("route")),
                        String.valueOf(t.getId().getTag("step")),
                        t.count(),
                        Duration.ofNanos((long) t.totalTime(TimeUnit.NANOSECONDS))))
                .toList();
    }

    public record StepTotal(String route, String step, long count, Duration total) {
        public StepTotal plus(StepTotal other) {
            return new StepTotal(route, step, count + other.count, total.plus(other.total));
        }
    }

    private void time(String name, Duration took, String... tags) {
        timers.computeIfAbsent(
                        new Key(name, List.of(tags)),
                        key -> Timer.builder(name).tags(Tags.of(tags)).register(registry))
                .record(took);
    }

    private void count(String name, String... tags) {
        counters.computeIfAbsent(
                        new Key(name, List.of(tags)),
                        key -> Counter.builder(name).tags(Tags.of(tags)).register(registry))
                .increment();
    }

    /** What strangers wrote may not break or forge a log line. */
    private static String printable(String text) {
        String plain = UNPRINTABLE.matcher(text).replaceAll(" ");
        return plain.length() > 300 ? plain.substring(0, 300) + "..." : plain;
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}

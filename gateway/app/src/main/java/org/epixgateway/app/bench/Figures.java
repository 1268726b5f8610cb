package org.epixgateway.app.bench;

import java.util.List;

/**
 * What a bench found out.
 *
 * @param seconds of the measured exchanges, wall time
 * @param firstPerSecond exchanges per second in the first ten seconds after start, from cold
 * @param cpuMillis process CPU per exchange, both gateways, compilation and all other threads included
 * @param p50 milliseconds from submission to verified receipt, like the two after it
 * @param diskKilobytes that an exchange leaves behind on both sides, write-ahead logs included
 * @param yardstick P-256 signatures per second of CPU on this machine while it measured
 */
public record Figures(
        int exchanges,
        double seconds,
        double firstPerSecond,
        double cpuMillis,
        double p50,
        double p95,
        double p99,
        double diskKilobytes,
        long yardstick,
        List<Step> steps) {

    /** @param micros wall time of a step; waits for disk and peer included */
    public record Step(String name, long count, double micros) {}

    public double perSecond() {
        return exchanges / seconds;
    }

    /** @param sorted ascending */
    static double millis(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }
}

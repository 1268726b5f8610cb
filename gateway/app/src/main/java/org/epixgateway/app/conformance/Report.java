package org.epixgateway.app.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.epixgateway.app.conformance.Point.Level;
import org.epixgateway.app.conformance.Point.Outcome;

/** What was asked so far, told point by point as it is found. */
public final class Report {
    private final List<Point> points = new ArrayList<>();
    private final Consumer<Point> told;

    Report(Consumer<Point> told) {
        this.told = told;
    }

    /** @param failure what is wrong; empty if the point is met */
    boolean say(String id, Level level, String what, Optional<String> failure) {
        add(new Point(id, level, what, failure.isEmpty() ? Outcome.PASSED : Outcome.FAILED, failure.orElse("")));
        return failure.isEmpty();
    }

    boolean must(String id, String what, Optional<String> failure) {
        return say(id, Level.MUST, what, failure);
    }

    boolean should(String id, String what, Optional<String> failure) {
        return say(id, Level.SHOULD, what, failure);
    }

    void skipped(String id, String what, String why) {
        add(new Point(id, Level.MUST, what, Outcome.SKIPPED, why));
    }

    private void add(Point point) {
        points.add(point);
        told.accept(point);
    }

    public List<Point> points() {
        return List.copyOf(points);
    }

    /** Whether every MUST is met; what could not be asked is not met. */
    public boolean isConformant() {
        return points.stream().noneMatch(Point::isFatal);
    }

    public long count(Outcome outcome) {
        return points.stream().filter(point -> point.outcome() == outcome).count();
    }
}

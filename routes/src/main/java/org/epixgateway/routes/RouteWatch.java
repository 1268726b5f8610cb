package org.epixgateway.routes;

import java.time.Duration;

/** What operators see of routes and steps: counts, durations, failures. Thread-safe, cheap, never throws. */
public interface RouteWatch {
    void routeDone(String route, boolean failed, Duration took);

    void stepDone(String route, String step, boolean failed, long nanos);

    RouteWatch NONE = new RouteWatch() {
        @Override
        public void routeDone(String route, boolean failed, Duration took) {}

        @Override
        public void stepDone(String route, String step, boolean failed, long nanos) {}
    };
}

package org.epixgateway.routes;

import static java.util.Objects.requireNonNull;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;

/** Failure policy of timers and folders: an alarm, and the same again at the next time. */
public final class NextTimeAgain extends RouteConfigurationBuilder {
    public static final String ID = "next-time-again";

    private final Observations observations;

    public NextTimeAgain(Observations observations) {
        this.observations = observations;
    }

    @Override
    public void configuration() {
        // Not handled: a file whose journey failed stays where it is.
        routeConfiguration(ID)
                .onException(Exception.class)
                .logExhausted(false)
                .process(this::tell)
                .id("tell")
                .end();
    }

    private void tell(Exchange exchange) {
        Exception failure = requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        String sentence = failure instanceof OutageException outage
                ? outage.sentence()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        observations.alarm("route-" + exchange.getFromRouteId(), "", sentence);
    }
}

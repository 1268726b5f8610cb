package org.epixgateway.routes;

import static java.util.Objects.requireNonNull;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.epixgateway.core.exchange.DeliverMessage;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.UnreadableWorkException;

/**
 * Failure policy where a queue waits. An outage of our own (store, broker) gives the work back to the store, whose sweep
 * hands it over again; a bug sets its message aside, so that those behind it go on; work that is not ours goes to the dead
 * letters. Nothing spins on the queue.
 */
public final class DeferThenPark extends RouteConfigurationBuilder {
    public static final String ID = "defer-then-park";
    static final String WORK = "work";

    private final Addresses at;
    private final DeliverMessage deliver;
    private final Observations observations;

    public DeferThenPark(Addresses at, DeliverMessage deliver, Observations observations) {
        this.at = at;
        this.deliver = deliver;
        this.observations = observations;
    }

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(OutageException.class)
                .handled(true)
                .logHandled(false)
                .logExhausted(false)
                .process(this::defer)
                .id("defer")
                .end()
                .onException(UnreadableWorkException.class)
                .handled(true)
                .logHandled(false)
                .logExhausted(false)
                .process(this::complain)
                .id("complain")
                .to(at.deadLetters())
                .end()
                .onException(Exception.class)
                .handled(true)
                .logHandled(false)
                .logExhausted(false)
                .process(this::park)
                .id("park")
                .end();
    }

    private void defer(Exchange exchange) {
        OutageException outage = requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, OutageException.class));
        observations.alarm("outage", "", outage.sentence());
    }

    private void complain(Exchange exchange) {
        observations.alarm(
                "dead-letter",
                "",
                "Work that is not ours lay in "
                        + requireNonNull(exchange.getFromEndpoint()).getEndpointUri()
                        + " and was put with the dead letters.");
    }

    private void park(Exchange exchange) {
        Exception bug = requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        deliver.setAside(
                requireNonNull(exchange.getProperty(WORK, String.class)),
                "set aside because of a fault in this gateway ("
                        + bug.getClass().getSimpleName() + ": " + bug.getMessage() + ")");
    }
}

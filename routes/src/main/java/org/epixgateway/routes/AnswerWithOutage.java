package org.epixgateway.routes;

import org.apache.camel.builder.RouteConfigurationBuilder;

/** Failure policy where a caller waits: nothing is retried here, the caller gets the outage and may try again. */
public final class AnswerWithOutage extends RouteConfigurationBuilder {
    public static final String ID = "answer-with-outage";

    @Override
    public void configuration() {
        routeConfiguration(ID).errorHandler(noErrorHandler());
    }
}

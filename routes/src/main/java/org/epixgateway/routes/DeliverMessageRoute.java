package org.epixgateway.routes;

import static java.util.Objects.requireNonNullElse;

import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.DeliverMessage;
import org.epixgateway.core.exchange.Delivery;

/** Carries queued work to one peer and the peer's answer into the journal: a template, one route per registered peer. */
public final class DeliverMessageRoute extends RouteBuilder {
    public static final String ID = "deliver-message";
    private final DeliverMessage deliver;

    public DeliverMessageRoute(DeliverMessage deliver) {
        this.deliver = deliver;
    }

    @Override
    public void configure() {
        routeTemplate(ID).templateParameter("queue")
            .from("{{queue}}").routeConfigurationId(DeferThenPark.ID)
            .setProperty(DeferThenPark.WORK, bodyAs(String.class))
            .transform().body(String.class, work -> deliver.take(requireNonNullElse(work, ""))).id("take")
            .transform().body(Delivery.class, deliver::pick).id("pick")             // the store decides, not the queue
            .transform().body(Delivery.class, deliver::begin).id("begin")           // journaled before a byte leaves
            .transform().body(Delivery.class, deliver::send).id("send")
            .transform().body(Delivery.class, deliver::check).id("check")
            .transform().body(Delivery.class, deliver::record).id("record");
    }
}

package org.epixgateway.routes;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/** Tells a {@link RouteWatch} about every exchange of every route, and every step that has a name of its own. */
final class Watching implements RoutePolicyFactory, InterceptStrategy {
    private static final String STARTED = "watch-started-";

    private final RouteWatch watch;

    Watching(RouteWatch watch) {
        this.watch = watch;
    }

    private static String startedProperty(Route route) {
        return STARTED + route.getRouteId();
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route begun, Exchange exchange) {
                exchange.setProperty(startedProperty(begun), System.nanoTime());
            }

            @Override
            public void onExchangeDone(Route done, Exchange exchange) {
                Long started = exchange.getProperty(startedProperty(done), Long.class);
                long nanos = started == null ? 0 : System.nanoTime() - started;
                watch.routeDone(done.getRouteId(), exchange.isFailed(), Duration.ofNanos(nanos));
            }
        };
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode node, Processor target, @Nullable Processor next) {
        if (!node.hasCustomIdAssigned()) {
            return target;
        }
        // ids are unique in a context, so each carries its route in front
        String step = node.getId().substring(node.getId().lastIndexOf(':') + 1);
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                long started = System.nanoTime();
                AsyncCallback told = done -> {
                    String route = requireNonNullElse(exchange.getFromRouteId(), "");
                    watch.stepDone(route, step, exchange.isFailed(), System.nanoTime() - started);
                    callback.done(done);
                };
                try {
                    return super.process(exchange, told);
                } catch (LinkageError | VirtualMachineError broken) {
                    // past the failure policy this would roll a queue's message back for ever
                    exchange.setException(new IllegalStateException(broken.toString(), broken));
                    told.done(true);
                    return true;
                }
            }
        };
    }
}

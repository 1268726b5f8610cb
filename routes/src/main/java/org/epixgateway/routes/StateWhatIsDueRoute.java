package org.epixgateway.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.epixgateway.core.exchange.StateWhatIsDue;
import org.epixgateway.core.exchange.StatementDoor;

/** States what needs no person: permits past their last day, reminders of answers that are overdue. */
public final class StateWhatIsDueRoute extends RouteBuilder {
    public static final String ID = "state-what-is-due";
    private final StateWhatIsDue due;
    private final StatementDoor door;
    private final Duration period;

    public StateWhatIsDueRoute(StateWhatIsDue due, StatementDoor door, Duration period) {
        this.due = due;
        this.door = door;
        this.period = period;
    }

    @Override
    public void configure() {
        from(Addresses.every(ID, period)).routeId(ID).nodePrefixId(ID + ":").routeConfigurationId(NextTimeAgain.ID)
            .transform().message(tick -> due.run(door)).id("state");
    }
}

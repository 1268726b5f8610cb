package org.epixgateway.console.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.view.EventPage;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.EvidenceLog;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to permits, in one order: a national system that reads on from its last position misses nothing
 * and polls no permit. It is the evidence log, without what is the gateway's own affair.
 */
@Path("events")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class EventResource {
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    /** Entries that are read for one answer, whatever they are about. */
    private static final int READ_MAX = 5_000;

    private final EvidenceLog evidence;

    public EventResource(EvidenceLog evidence) {
        this.evidence = evidence;
    }

    @GET
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400})
    public EventPage events(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        long position = Asked.number("after", after, 0, Long.MAX_VALUE - READ_MAX);
        int count = Asked.limit(limit, LIMIT, LIMIT_MAX);
        List<EventPage.Event> events = new ArrayList<>();
        for (EvidenceEntry entry : evidence.entries(position + 1, READ_MAX)) {
            if (events.size() == count) {
                break;
            }
            EventPage.event(entry).ifPresent(events::add);
            position = entry.position();
        }
        return new EventPage(List.copyOf(events), position);
    }
}

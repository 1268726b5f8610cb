package org.epixgateway.console.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.EvidenceNote;
import org.jspecify.annotations.Nullable;

/**
 * What happened after a position, oldest first.
 *
 * @param after give this back to read on
 */
public record EventPage(List<Event> events, long after) {
    /** What evidence calls it, and what a national system does. All other kinds are the gateway's own affairs. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("permit-submitted", "SUBMITTED"),
            Map.entry("receipt-verified", "DELIVERED"),
            Map.entry("refusal-verified", "REFUSED"),
            Map.entry("message-parked", "PARKED"),
            Map.entry("message-withdrawn", "MESSAGE_WITHDRAWN"),
            Map.entry("message-superseded", "SEALED_ANEW"),
            Map.entry("permit-received", "PERMIT_RECEIVED"),
            Map.entry("message-refused", "REFUSED_BY_US"),
            Map.entry("statement-made", "STATED"),
            Map.entry("statement-received", "STATEMENT_RECEIVED"),
            Map.entry("statement-by-channel", "STATEMENT_RECEIVED"),
            Map.entry("permit-disputed", "DISPUTED"));

    /**
     * One event.
     *
     * @param position in the evidence log of this node; the entry there proves it
     * @param permit country, kind and normalised number
     * @param what was stated: endorsed, used, withdrawn ...
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            long position,
            String event,
            Instant at,
            String actor,
            @Nullable String permit,
            @Nullable String peer,
            @Nullable String message,
            @Nullable String statement,
            @Nullable String what,
            @Nullable String note) {}

    public static Optional<Event> event(EvidenceEntry entry) {
        EvidenceNote note = entry.note();
        return Optional.ofNullable(WORDS.get(note.kind()))
                .map(word -> new Event(
                        entry.position(),
                        word,
                        note.at(),
                        note.actor(),
                        note.facts().get(EvidenceNote.PERMIT),
                        note.facts().get("peer"),
                        note.facts().get(EvidenceNote.MESSAGE),
                        note.facts().get("statement"),
                        note.facts().get("what"),
                        note.facts().get("outcome")));
    }
}

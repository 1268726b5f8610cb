package org.epixgateway.core.exchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Permit;

/**
 * The persons behind a permit as its message states them: issued by the signatory of box 13, requested by whoever stands
 * in box 4 (by reference only), processed by the account that submitted; others as the submitter says. A person whom
 * nobody stated is absent.
 */
final class Actors {
    private static final int NAME_LENGTH_MAX = 200;

    private Actors() {}

    static List<Actor> of(SubmissionRequest request, Permit permit, Instant at) {
        // Who processed it is known here and not for the submitter to say.
        List<Actor> actors = new ArrayList<>(request.actors().stream()
                .filter(actor -> actor.role() != Actor.Role.PROCESSED)
                .map(Actors::named)
                .toList());
        if (!isStated(actors, Actor.Role.ISSUED) && !permit.issue().signatory().isBlank()) {
            Optional<Instant> issued = permit.issue()
                    .date()
                    .map(d -> d.atStartOfDay(ZoneOffset.UTC).toInstant());
            actors.add(new Actor(
                    Actor.Role.ISSUED, "stated", issued, oneLine(permit.issue().signatory()), ""));
        }
        if (!isStated(actors, Actor.Role.REQUESTED) && permit.exporter().isStated()) {
            actors.add(new Actor(Actor.Role.REQUESTED, "stated", Optional.empty(), "", "box 4"));
        }
        actors.add(new Actor(Actor.Role.PROCESSED, "account", Optional.of(at), "", request.account()));
        return List.copyOf(actors);
    }

    /** As the submitter says, and by whose account it was processed. */
    static List<Actor> of(Stating.HandedIn handedIn) {
        StatementRequest request = handedIn.request();
        List<Actor> actors = new ArrayList<>(request.actors().stream()
                .filter(actor -> actor.role() != Actor.Role.PROCESSED)
                .map(Actors::named)
                .toList());
        actors.add(new Actor(Actor.Role.PROCESSED, "account", Optional.of(handedIn.at()), "", request.account()));
        return List.copyOf(actors);
    }

    /** A name leaves only where its role may be named. */
    private static Actor named(Actor actor) {
        return actor.role().mayBeNamed() || actor.name().isEmpty()
                ? actor
                : new Actor(actor.role(), actor.method(), actor.at(), "", actor.reference());
    }

    /** A name as a form carries it may be long or broken over lines; a header's is short and one line. */
    private static String oneLine(String name) {
        String line = name.strip().replaceAll("\\s+", " ");
        return line.length() > NAME_LENGTH_MAX
                ? line.substring(0, NAME_LENGTH_MAX).strip()
                : line;
    }

    private static boolean isStated(List<Actor> actors, Actor.Role role) {
        return actors.stream().anyMatch(actor -> actor.role() == role);
    }
}

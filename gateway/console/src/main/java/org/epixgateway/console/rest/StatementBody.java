package org.epixgateway.console.rest;

import java.util.List;
import java.util.stream.Stream;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.rest.SubmissionMetadata.ActorMetadata;
import org.epixgateway.console.view.FactForm;
import org.epixgateway.core.exchange.Actor;
import org.epixgateway.core.life.Fact;
import org.jspecify.annotations.Nullable;

/** What the national side states about a permit, and the persons behind it. */
public record StatementBody(
        @Nullable FactForm fact, @Nullable List<@Nullable ActorMetadata> actors) {
    private static final int ACTORS_MAX = 49;

    Fact stated() {
        if (fact == null) {
            throw ProblemException.badRequest("fact is missing.");
        }
        try {
            return FactReader.of(fact);
        } catch (IllegalArgumentException notOne) {
            throw ProblemException.badRequest(String.valueOf(notOne.getMessage()));
        }
    }

    List<Actor> people() {
        List<ActorMetadata> people = actors == null
                ? List.of()
                : actors.stream().flatMap(Stream::ofNullable).toList();
        if (people.size() > ACTORS_MAX) {
            throw ProblemException.badRequest("actors has at most " + ACTORS_MAX + " entries.");
        }
        return people.stream().map(ActorMetadata::actor).toList();
    }
}

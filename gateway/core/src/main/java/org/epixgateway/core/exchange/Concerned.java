package org.epixgateway.core.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.life.Statement;

/**
 * A registered document that a statement is about.
 *
 * @param statement as this document has it
 */
record Concerned(PermitLives.Lived lived, Statement statement) {

    static Concerned of(PermitLives.Lived lived, Statement statement) {
        return new Concerned(lived, statement.seenFrom(lived.registered().key()));
    }

    Life after() {
        return lived.life().with(statement);
    }

    /** What does not fit by it and did fit before. */
    List<Conflict> arisen(LocalDate today) {
        return LifeFindings.arisen(lived.life(), after(), today);
    }

    /** The rows of those that come into dispute by it. */
    static List<RegisteredPermit> disputed(
            List<Concerned> concerned, List<Registration> registrations, LocalDate today) {
        return IntStream.range(0, concerned.size())
                .filter(i -> !concerned.get(i).arisen(today).isEmpty())
                .mapToObj(i -> registrations.get(i).permit().orElseThrow())
                .toList();
    }

    Registration adding(List<KeptStatement> added, Instant at) {
        return lived.adding(added, after(), at);
    }
}

package org.epixgateway.core.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.life.Statement;

/**
 * A registered document that a statement is about.
 *
 * @param statement as this document has it
 * @param after its life with the statement
 * @param arisen what does not fit by it and did fit before
 */
record Concerned(PermitLives.Lived lived, Statement statement, Life after, List<Conflict> arisen) {
    Concerned {
        arisen = List.copyOf(arisen);
    }

    static Concerned of(PermitLives.Lived lived, Statement stated, LocalDate today) {
        Statement statement = stated.seenFrom(lived.registered().key());
        Life after = lived.life().with(statement);
        return new Concerned(lived, statement, after, LifeFindings.arisen(lived.life(), after, today));
    }

    boolean isDisputed() {
        return !arisen.isEmpty();
    }

    Registration adding(List<KeptStatement> added, Instant at) {
        return lived.adding(added, after, at);
    }
}

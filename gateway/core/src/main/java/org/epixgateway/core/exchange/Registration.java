package org.epixgateway.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.PermitKey;

/**
 * What a decision does to the register of permits, and what it saw there when it decided.
 *
 * @param version of the permit's row as seen; 0 for none
 * @param statements kept about the permit as seen
 * @param permit the row as it is to be; empty where the permit is not registered
 * @param statement that is added
 */
record Registration(
        PermitKey key,
        long version,
        int statements,
        Optional<RegisteredPermit> permit,
        Optional<KeptStatement> statement) {

    static Registration of(RegisteredPermit permit, int statements) {
        return new Registration(permit.key(), permit.version(), statements, Optional.of(permit), Optional.empty());
    }

    Registration broughtBy(MessageId first) {
        return new Registration(
                key,
                version,
                statements,
                statement.isEmpty() ? permit.map(row -> row.broughtBy(first)) : permit,
                statement.map(kept -> kept.broughtBy(first)));
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Expect(key, version, statements));
        statement.map(Change.AddStatement::new).ifPresent(changes::add);
        permit.map(Change.PutPermit::new).ifPresent(changes::add);
        return changes;
    }
}

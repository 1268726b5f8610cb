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
 * @param added statements, the one that was decided on first
 */
record Registration(
        PermitKey key, long version, int statements, Optional<RegisteredPermit> permit, List<KeptStatement> added) {
    Registration {
        added = List.copyOf(added);
    }

    static Registration of(RegisteredPermit permit, int statements) {
        return new Registration(permit.key(), permit.version(), statements, Optional.of(permit), List.of());
    }

    Registration broughtBy(MessageId first) {
        return new Registration(
                key,
                version,
                statements,
                added.isEmpty() ? permit.map(row -> row.broughtBy(first)) : permit,
                added.stream().map(kept -> kept.broughtBy(first)).toList());
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Expect(key, version, statements));
        added.stream().map(Change.AddStatement::new).forEach(changes::add);
        permit.map(Change.PutPermit::new).ifPresent(changes::add);
        return changes;
    }
}

package org.epixgateway.core.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epixgateway.core.permit.PermitKey;

/**
 * What a decision does to the register of permits, and what it saw there when it decided.
 *
 * @param version of the permit's row as seen; 0 for none
 * @param statements kept about the permit as seen
 * @param permit the row as it is to be; empty where the permit is not registered
 * @param added statements, the one that was decided on first
 * @param linked what the same decision does to the other documents of the movement
 */
record Registration(
        PermitKey key,
        long version,
        int statements,
        Optional<RegisteredPermit> permit,
        List<KeptStatement> added,
        List<Registration> linked) {
    Registration {
        added = List.copyOf(added);
        linked = List.copyOf(linked);
    }

    Registration(
            PermitKey key, long version, int statements, Optional<RegisteredPermit> permit, List<KeptStatement> added) {
        this(key, version, statements, permit, added, List.of());
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
                added.stream().map(kept -> kept.broughtBy(first)).toList(),
                linked.stream().map(other -> other.broughtBy(first)).toList());
    }

    Registration with(List<Registration> others) {
        return new Registration(key, version, statements, permit, added, others);
    }

    /** The rows of those of a movement that are meant. */
    static List<RegisteredPermit> permits(List<Registration> movement, IntPredicate isMeant) {
        return IntStream.range(0, movement.size())
                .filter(isMeant)
                .mapToObj(movement::get)
                .flatMap(one -> one.permit().stream())
                .toList();
    }

    /** The rows of all documents as they are to be. */
    List<RegisteredPermit> permits() {
        return all().flatMap(one -> one.permit().stream()).toList();
    }

    private Stream<Registration> all() {
        return Stream.concat(Stream.of(this), linked.stream());
    }

    /** All or nothing; expected in one order everywhere, so that two decisions on the same documents cannot block each other. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        all().sorted(Comparator.comparing(one -> one.key().toString()))
                .map(one -> new Change.Expect(one.key(), one.version(), one.statements()))
                .forEach(changes::add);
        all().flatMap(one -> one.added().stream()).map(Change.AddStatement::new).forEach(changes::add);
        permits().stream().map(Change.PutPermit::new).forEach(changes::add);
        return changes;
    }
}

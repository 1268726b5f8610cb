package org.epixgateway.core.exchange;

import java.util.Optional;
import java.util.function.IntSupplier;

/** Counts what was handed over and keeps the first outage for the end. */
final class Turns {
    private int count;
    private Optional<OutageException> outage = Optional.empty();

    /** @return whether it went well; a turn that did not has handed over less than nothing, or met an outage */
    boolean take(IntSupplier turn) {
        try {
            int done = turn.getAsInt();
            count += Math.max(done, 0);
            return done >= 0;
        } catch (OutageException away) {
            outage = outage.or(() -> Optional.of(away));
            return false;
        }
    }

    int handedOver() {
        outage.ifPresent(away -> {
            throw away;
        });
        return count;
    }
}

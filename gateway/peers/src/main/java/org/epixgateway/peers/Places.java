package org.epixgateway.peers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.party.Party;

/**
 * Room for requests under way: so many in all, and at most half of them for one caller, so that no peer keeps the others
 * out by sending slowly. Thread-safe.
 */
public final class Places {
    private final int max;
    private final int ofOneMax;
    private final Map<Party, Integer> taken = new HashMap<>();
    private int all;

    public Places(int max) {
        this.max = max;
        this.ofOneMax = Math.max(1, max / 2);
    }

    public synchronized Optional<Place> take(Party caller) {
        int his = taken.getOrDefault(caller, 0);
        if (all >= max || his >= ofOneMax) {
            return Optional.empty();
        }
        taken.put(caller, his + 1);
        all++;
        return Optional.of(new Place(caller));
    }

    private synchronized void giveBack(Party caller) {
        taken.merge(caller, -1, Integer::sum);
        taken.remove(caller, 0);
        all--;
    }

    /** One of them, to be given back once. */
    public final class Place {
        private final Party caller;

        private Place(Party caller) {
            this.caller = caller;
        }

        public void giveBack() {
            Places.this.giveBack(caller);
        }
    }
}

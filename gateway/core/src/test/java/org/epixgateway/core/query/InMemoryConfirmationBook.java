package org.epixgateway.core.query;

import java.util.ArrayList;
import java.util.List;

/** Confirmed quantities in memory. */
public final class InMemoryConfirmationBook implements ConfirmationBook {
    private final List<Confirmation> confirmations = new ArrayList<>();

    @Override
    public synchronized void record(Confirmation confirmation) {
        confirmations.add(confirmation);
    }

    public synchronized List<Confirmation> confirmations() {
        return List.copyOf(confirmations);
    }
}

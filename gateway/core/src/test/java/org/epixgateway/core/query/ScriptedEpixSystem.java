package org.epixgateway.core.query;

import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.exchange.OutageException;

/** An EPIX system that gives the answers it was told to, and remembers what it was asked. */
public final class ScriptedEpixSystem implements EpixSystem {
    public final List<PermitQuery> asked = new ArrayList<>();
    public final List<ConfirmedQuantities> told = new ArrayList<>();

    private final List<QueryAnswer> answers = new ArrayList<>();
    private final List<Confirmation> confirmations = new ArrayList<>();
    private final List<OutageException> outages = new ArrayList<>();

    public ScriptedEpixSystem answering(QueryAnswer answer) {
        answers.add(answer);
        return this;
    }

    public ScriptedEpixSystem confirming(Confirmation confirmation) {
        confirmations.add(confirmation);
        return this;
    }

    /** Before any answer. */
    public ScriptedEpixSystem failing(OutageException outage) {
        outages.add(outage);
        return this;
    }

    @Override
    public QueryAnswer ask(PermitQuery query) {
        asked.add(query);
        fail();
        return answers.removeFirst();
    }

    @Override
    public Confirmation confirm(ConfirmedQuantities quantities) {
        told.add(quantities);
        fail();
        return confirmations.removeFirst();
    }

    @Override
    public ServiceState state() {
        fail();
        return new Stated("scripted");
    }

    private void fail() {
        if (!outages.isEmpty()) {
            throw outages.removeFirst();
        }
    }
}

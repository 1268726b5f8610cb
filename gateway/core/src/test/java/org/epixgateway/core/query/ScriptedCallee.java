package org.epixgateway.core.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.permit.CountryCode;

/** The system of one other country, which says what a test told it to say and remembers what it was asked. */
public final class ScriptedCallee implements EpixSystem, EpixSystems {
    private final CountryCode country;
    private final List<Object> heard = new ArrayList<>();
    private QueryAnswer answer = new QueryAnswer.Declined("CalleeNotFound", "nobody told me");
    private Confirmation confirmation = new Taken();
    private Optional<OutageException> outage = Optional.empty();

    public ScriptedCallee(CountryCode country) {
        this.country = country;
    }

    public synchronized void answers(QueryAnswer next) {
        answer = next;
    }

    public synchronized void confirms(Confirmation next) {
        confirmation = next;
    }

    public synchronized void isSilent(OutageException why) {
        outage = Optional.of(why);
    }

    public synchronized List<Object> heard() {
        return List.copyOf(heard);
    }

    @Override
    public synchronized QueryAnswer ask(PermitQuery query) {
        hear(query);
        return answer;
    }

    @Override
    public synchronized Confirmation confirm(ConfirmedQuantities quantities) {
        hear(quantities);
        return confirmation;
    }

    @Override
    public synchronized ServiceState state() {
        hear("state");
        return new Stated("all well here");
    }

    private void hear(Object what) {
        heard.add(what);
        if (outage.isPresent()) {
            throw outage.get();
        }
    }

    @Override
    public Optional<EpixSystem> of(CountryCode asked) {
        return asked.equals(country) ? Optional.of(this) : Optional.empty();
    }
}

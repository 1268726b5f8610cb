package org.epixgateway.core.exchange;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.epixgateway.core.party.Party;

/** Keeps what operators would have seen. */
public final class RecordingObservations implements Observations {
    public record Alarm(String kind, String peer, String sentence) {}

    public record Step(String journey, String step, String message, String peer, String permitNumber, String note) {}

    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private final List<String> rulesBroken = new CopyOnWriteArrayList<>();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void step(String journey, String step, String message, String peer, String permitNumber, String note) {
        steps.add(new Step(journey, step, message, peer, permitNumber, note));
    }

    @Override
    public void submitted(String outcome, Duration took) {
        outcomes.add("submitted " + outcome);
    }

    @Override
    public void received(Party peer, String outcome, Duration took) {
        outcomes.add("received " + outcome);
    }

    @Override
    public void delivered(Party peer, String outcome, Duration took) {
        outcomes.add("delivered " + outcome);
    }

    @Override
    public void ruleBroken(String rule) {
        rulesBroken.add(rule);
    }

    @Override
    public void alarm(String kind, String peer, String sentence) {
        alarms.add(new Alarm(kind, peer, sentence));
    }

    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    public List<String> alarmKinds() {
        return alarms.stream().map(Alarm::kind).toList();
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public List<String> rulesBroken() {
        return List.copyOf(rulesBroken);
    }

    public List<String> outcomes() {
        return List.copyOf(outcomes);
    }
}

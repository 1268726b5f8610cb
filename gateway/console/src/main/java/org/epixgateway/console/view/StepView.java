package org.epixgateway.console.view;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.exchange.JournalStep;

/** One step in the story of a message. */
public record StepView(Instant at, String what, String who, String note) {
    public static List<StepView> of(List<JournalStep> story) {
        return story.stream()
                .map(step -> new StepView(step.at(), step.what(), step.who(), step.note()))
                .toList();
    }
}

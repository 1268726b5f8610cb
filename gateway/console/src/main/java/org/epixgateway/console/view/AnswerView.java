package org.epixgateway.console.view;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.exchange.ReadAnswer.Answer;
import org.jspecify.annotations.Nullable;

/** What a receipt or a refusal says. */
public record AnswerView(
        String id,
        String kind,
        Instant receivedAt,
        @Nullable String reason,
        @Nullable String sentence,
        String ruleSetVersion,
        List<FindingView> findings) {

    public static AnswerView of(Answer answer) {
        return new AnswerView(
                answer.id().toString(),
                answer.kind().name(),
                answer.receivedAt(),
                answer.reason().map(Enum::name).orElse(null),
                answer.sentence().isEmpty() ? null : answer.sentence(),
                answer.ruleSetVersion(),
                FindingView.of(answer.findings()));
    }
}

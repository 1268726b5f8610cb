package org.epixgateway.console.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message with its story.
 *
 * @param heldBackBy id of the earlier message about the same permit that this one waits for
 * @param findings of a received message: what our rules said; of a sent one they are in the peer's answer
 */
public record MessageDetail(
        @JsonUnwrapped MessageView message,
        @Nullable String heldBackBy,
        List<FindingView> findings,
        @Nullable AnswerView answer,
        List<StepView> history) {}

package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.Finding;

/**
 * Our signed answer that we do not accept a message, and why.
 *
 * @param message absent where the file could not be read that far
 * @param sentence one sentence for an officer: what is wrong and what to do
 */
public record Refusal(
        Optional<MessageId> message,
        Digest file,
        Instant receivedAt,
        RefusalReason reason,
        String sentence,
        String ruleSetVersion,
        List<Finding> findings,
        Optional<LogHeads> heads,
        boolean isTest) {
    public static final String FILE_NAME = "refusal.xml";
    public static final String FORMAT = "Refusal:1";

    public Refusal {
        findings = List.copyOf(findings);
    }
}

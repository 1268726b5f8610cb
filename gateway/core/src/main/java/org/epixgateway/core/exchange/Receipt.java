package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.Finding;

/**
 * Our signed answer that a message is held: verified, addressed to us, stored durably, at this time. It is not approval of
 * a trade. Findings are what our rules say about another State's permit.
 *
 * @param file SHA-256 of the container as received
 */
public record Receipt(
        MessageId message,
        Digest file,
        Instant receivedAt,
        String ruleSetVersion,
        List<Finding> findings,
        LogHeads heads,
        boolean isTest) {
    public static final String FILE_NAME = "receipt.xml";
    public static final String FORMAT = "Receipt:1";

    public Receipt {
        findings = List.copyOf(findings);
    }
}

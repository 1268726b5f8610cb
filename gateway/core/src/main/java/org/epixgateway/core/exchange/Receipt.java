package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;

/**
 * Our signed answer that a message is held: verified, addressed to us, stored durably, at this time. It is not approval of
 * a trade. Findings are what our rules say about another State's permit.
 *
 * @param file SHA-256 of the container as received
 * @param claimed what we answer where the message is a claim
 */
public record Receipt(
        MessageId message,
        Digest file,
        Instant receivedAt,
        String ruleSetVersion,
        List<Finding> findings,
        LogHeads heads,
        Optional<Claimed> claimed,
        boolean isTest) {
    public static final String FILE_NAME = "receipt.xml";
    public static final String FORMAT = "Receipt:1";

    public Receipt {
        findings = List.copyOf(findings);
    }

    /**
     * The answer to a claim, a statement of ours.
     *
     * @param statement its id
     */
    public record Claimed(String statement, Fact.ClaimAnswer answer) {
        Statement stated(Party by, Instant at) {
            return new Statement(statement, by, at, answer);
        }
    }
}

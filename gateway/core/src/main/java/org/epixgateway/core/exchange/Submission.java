package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;

/**
 * An accepted submission of the national side: one document, one message per recipient, remembered by idempotency key.
 *
 * @param id "S-" and a message id
 * @param body digest over everything that was submitted
 */
public record Submission(
        String id,
        String account,
        String idempotencyKey,
        Digest body,
        Instant acceptedAt,
        List<Recipient> recipients,
        List<Finding> findings) {
    public Submission {
        recipients = List.copyOf(recipients);
        findings = List.copyOf(findings);
    }

    public record Recipient(Party party, MessageId message) {}
}

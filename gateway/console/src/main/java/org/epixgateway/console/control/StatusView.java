package org.epixgateway.console.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.epixgateway.console.view.PeerView;
import org.jspecify.annotations.Nullable;

/**
 * The gateway at a glance.
 *
 * @param inboxWaiting permits that the national side has not taken, counted up to 1,000
 * @param mailboxes of Parties that are never called, and those into which we look
 * @param evidence position of the head of the evidence log
 */
public record StatusView(
        String party,
        String node,
        long waiting,
        long parked,
        int inboxWaiting,
        long evidence,
        List<PeerView> peers,
        List<MailboxView> mailboxes) {

    /**
     * How a peer and we collect from one another; moments are known since the gateway started.
     *
     * @param deliveryMode PUBLISH: it is never called; what {@code waiting} says of it lies in our mailbox
     * @param collectedByThem when it last looked into our mailbox
     * @param collectedByUs when we last looked into its
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MailboxView(
            String party,
            String deliveryMode,
            @Nullable Instant collectedByThem,
            @Nullable Instant collectedByUs) {}
}

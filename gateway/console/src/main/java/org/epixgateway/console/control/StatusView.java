package org.epixgateway.console.control;

import java.util.List;
import org.epixgateway.console.view.PeerView;

/**
 * The gateway at a glance.
 *
 * @param inboxWaiting permits that the national side has not taken, counted up to 1,000
 * @param evidence position of the head of the evidence log
 */
public record StatusView(
        String party, String node, long waiting, long parked, int inboxWaiting, long evidence, List<PeerView> peers) {}

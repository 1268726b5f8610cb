package org.epixgateway.core.exchange;

import java.util.Optional;
import org.epixgateway.core.evidence.LogHead;

/** The evidence logs' heads that an answer carries: the receiver's own, and the last it holds of the sender's. */
public record LogHeads(LogHead own, Optional<LogHead> lastKnownOfSender) {}

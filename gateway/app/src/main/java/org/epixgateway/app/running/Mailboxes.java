package org.epixgateway.app.running;

import org.epixgateway.core.exchange.CollectMessages;
import org.epixgateway.core.exchange.Mailbox;

/**
 * Both ends of collecting.
 *
 * @param ours into which others look
 * @param theirs into which we look
 */
record Mailboxes(Mailbox ours, CollectMessages theirs) {}

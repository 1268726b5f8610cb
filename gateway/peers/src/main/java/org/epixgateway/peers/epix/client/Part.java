package org.epixgateway.peers.epix.client;

import org.epixgateway.core.bytes.Bytes;

/**
 * One part of a multipart answer.
 *
 * @param id without angle brackets; empty if it has none
 * @param type media type as stated, in lower case and without parameters
 */
record Part(String id, String type, Bytes content) {}

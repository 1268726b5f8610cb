package org.epixgateway.peers.epix.client;

import org.epixgateway.core.bytes.Bytes;

/** The whole answer as it came over HTTP. */
record HttpAnswer(int status, String contentType, Bytes body) {
    /** By its status; a fault has another one, or should have. */
    boolean isGood() {
        return status == 200;
    }
}

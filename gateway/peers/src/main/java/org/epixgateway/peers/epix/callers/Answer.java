package org.epixgateway.peers.epix.callers;

import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;

/** What goes back over HTTP: an envelope, the files that go with it, and whether it is a fault. */
record Answer(Bytes envelope, List<Attachment> attachments, boolean isFault) {
    Answer {
        attachments = List.copyOf(attachments);
    }

    static Answer of(Bytes envelope) {
        return new Answer(envelope, List.of(), false);
    }

    static Answer fault(Bytes envelope) {
        return new Answer(envelope, List.of(), true);
    }

    /** By which the envelope names the n-th file (from 0) and its part carries it. */
    static String contentId(int n) {
        return "attachment-" + (n + 1) + "@epix";
    }
}

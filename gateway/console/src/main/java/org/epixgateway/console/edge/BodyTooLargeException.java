package org.epixgateway.console.edge;

import java.io.IOException;

/** A body went on after the limit. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long bytesMax;

    BodyTooLargeException(long bytesMax) {
        super("the body has more than " + bytesMax + " bytes");
        this.bytesMax = bytesMax;
    }

    long bytesMax() {
        return bytesMax;
    }
}

package org.epixgateway.console.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.epixgateway.core.bytes.Bytes;

/** Reads a request's body whole, up to a limit. */
public final class Body {
    private Body() {}

    public static Bytes read(InputStream body, int bytesMax) {
        try {
            byte[] read = body.readNBytes(bytesMax + 1);
            if (read.length > bytesMax) {
                throw new BodyTooLargeException(bytesMax);
            }
            return Bytes.of(read);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    /** The same, where no body at all cannot be meant. */
    public static Bytes readSome(InputStream body, int bytesMax) {
        Bytes read = read(body, bytesMax);
        if (read.size() == 0) {
            throw ProblemException.badRequest("The body is empty.");
        }
        return read;
    }
}

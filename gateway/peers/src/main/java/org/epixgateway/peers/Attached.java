package org.epixgateway.peers;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import org.apache.cxf.attachment.ByteDataSource;
import org.epixgateway.core.bytes.Bytes;

/** A container on its way into or out of a SOAP message. */
final class Attached {
    private static final String TYPE = "application/octet-stream";

    private Attached() {}

    static DataHandler of(Bytes container) {
        return new DataHandler(new ByteDataSource(container.array(), TYPE));
    }

    /** @throws IOException if it is too large or ends early, or if the attachment that the message names is not there */
    static Bytes read(DataHandler attached, int bytesMax) throws IOException {
        try (InputStream in = attached.getInputStream()) {
            byte[] read = in.readNBytes(bytesMax + 1);
            if (read.length > bytesMax) {
                throw new BodyBound.TooLargeException();
            }
            return Bytes.of(read);
        } catch (IllegalStateException notThere) {
            throw new IOException("no such attachment", notThere);
        }
    }
}

package org.epixgateway.peers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Stops reading a request that is larger than allowed, whatever its length header said. */
final class BodyBound extends AbstractPhaseInterceptor<Message> {
    private final long bytesMax;

    BodyBound(long bytesMax) {
        super(Phase.RECEIVE);
        this.bytesMax = bytesMax;
        addBefore(AttachmentInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        InputStream body = message.getContent(InputStream.class);
        if (body != null) {
            message.setContent(InputStream.class, new Bounded(body, bytesMax));
        }
    }

    /** The request is larger than allowed. */
    static final class TooLargeException extends IOException {
        TooLargeException() {
            super("too large");
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream body, long bytesMax) {
            super(body);
            this.left = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws TooLargeException {
            left -= read;
            if (left < 0) {
                throw new TooLargeException();
            }
        }
    }
}

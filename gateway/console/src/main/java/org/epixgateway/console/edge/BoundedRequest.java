package org.epixgateway.console.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;

/** A request whose caller is known and whose body ends at a limit, whatever its headers say. */
final class BoundedRequest extends HttpServletRequestWrapper {
    private final Caller caller;
    private final long bytesMax;

    BoundedRequest(HttpServletRequest request, Caller caller, long bytesMax) {
        super(request);
        this.caller = caller;
        this.bytesMax = bytesMax;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller.account();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    private final class Bounded extends ServletInputStream {
        private final ServletInputStream body;
        private long left = bytesMax;

        Bounded(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            return one < 0 ? one : counted(1, one);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = body.read(into, from, length);
            return count < 0 ? count : counted(count, count);
        }

        private int counted(int count, int result) throws IOException {
            left -= count;
            if (left < 0) {
                throw new BodyTooLargeException(bytesMax);
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}

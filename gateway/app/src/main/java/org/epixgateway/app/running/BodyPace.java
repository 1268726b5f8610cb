package org.epixgateway.app.running;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request whose body comes too slowly: a thread waits for each, so callers who hold back their bytes would stop a face.
 * Jetty's own bound on the data rate knows no time of grace.
 */
final class BodyPace extends Handler.Wrapper {
    /** A quarter of what a slow line of 256 kbit/s carries, since several messages may share it. */
    private static final int BYTES_PER_SECOND_MIN = 8 << 10;

    private final Duration grace;

    /** @param grace before which no pace is asked for: a link that stalls once is not an attack */
    BodyPace(Handler inside, Duration grace) {
        super(inside);
        this.grace = grace;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Paced(request), response, callback);
    }

    /** Time counts from the first byte that we want, so that our own work before it is not the caller's fault. */
    private final class Paced extends Request.Wrapper {
        private long begun;
        private boolean isBegun;
        private double bytes;
        private Content.@Nullable Chunk tooSlow;

        Paced(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (tooSlow != null) {
                return tooSlow;
            }
            if (!isBegun) {
                begun = System.nanoTime();
                isBegun = true;
            }
            Content.Chunk chunk = super.read();
            if (chunk == null) {
                return isTooSlow() ? refuse() : null;
            }
            if (Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            bytes += chunk.remaining();
            if (!chunk.isLast() && isTooSlow()) {
                chunk.release();
                return refuse();
            }
            return chunk;
        }

        private boolean isTooSlow() {
            double seconds = (System.nanoTime() - begun - grace.toNanos()) / 1e9;
            return seconds > 0 && bytes < seconds * BYTES_PER_SECOND_MIN;
        }

        private Content.Chunk refuse() {
            Content.Chunk end = Content.Chunk.from(new TimeoutException("the body comes too slowly"), true);
            tooSlow = end;
            return end;
        }
    }
}

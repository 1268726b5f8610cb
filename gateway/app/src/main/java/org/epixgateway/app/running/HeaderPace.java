package org.epixgateway.app.running;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Hangs up on callers who do not come to the end of a TLS handshake or of a request's header: no thread waits for them, but
 * each holds one of the connections, and Jetty's bound on silence is content with a byte now and then. To be added to the
 * connectors whose connections it watches.
 */
final class HeaderPace extends Handler.Wrapper implements Connection.Listener {
    private static final long LOOK_MILLIS = 1_000;

    private final Duration atMost;
    private final Map<Connection, Progress> open = new ConcurrentHashMap<>();

    /** @param atMost from the opening of a connection, or the first byte of a further request, to the end of the header */
    HeaderPace(Handler inside, Duration atMost) {
        super(inside);
        this.atMost = atMost;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            open.put(connection, new Progress());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        Progress progress = open.get(connection);
        if (progress != null) {
            progress.headerEnded();
            Request.addCompletionListener(request, failure -> progress.requestEnded(connection.getBytesIn()));
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookLater();
    }

    private void lookLater() {
        getServer().getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            open.forEach((connection, progress) -> {
                if (progress.isOverdue(connection.getBytesIn(), atMost)) {
                    connection.getEndPoint().close();
                }
            });
        } finally {
            if (isRunning()) {
                lookLater();
            }
        }
    }

    /** How far a connection is with its next header. The first one begins with the connection, so that TLS counts in. */
    private static final class Progress {
        private boolean isAwaited = true;
        private boolean isBegun = true;
        private long begun = System.nanoTime();
        private long bytesBefore;

        synchronized void headerEnded() {
            isAwaited = false;
        }

        synchronized void requestEnded(long bytes) {
            isAwaited = true;
            isBegun = false;
            bytesBefore = bytes;
        }

        synchronized boolean isOverdue(long bytes, Duration atMost) {
            if (isAwaited && !isBegun && bytes > bytesBefore) {
                isBegun = true;
                begun = System.nanoTime();
            }
            return isAwaited && isBegun && System.nanoTime() - begun > atMost.toNanos();
        }
    }
}

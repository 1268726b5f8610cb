package org.epixgateway.app.running;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.epixgateway.core.exchange.Observations;

/** Tells of callers whom TLS turned away: no certificate, one that no Party registered, one for another purpose. */
final class RefusedHandshakes implements SslHandshakeListener {
    private final Observations observations;

    RefusedHandshakes(Observations observations) {
        this.observations = observations;
    }

    /** Somebody who only opens a connection and leaves, as a check of the network does, is no alarm. */
    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        if (failure instanceof SSLException) {
            SocketAddress from = event.getEndPoint().getRemoteSocketAddress();
            String address = from instanceof InetSocketAddress internet
                    ? internet.getAddress().getHostAddress()
                    : String.valueOf(from);
            observations.alarm("unknown peer", address, "turned away in the TLS handshake: " + reason(failure));
        }
    }

    /** The innermost sentence is the one of whoever decided. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage());
    }
}

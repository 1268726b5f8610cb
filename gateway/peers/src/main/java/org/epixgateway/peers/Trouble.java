package org.epixgateway.peers;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a connection, in a sentence for an operator, and whether the request can have left. */
public final class Trouble {
    private Trouble() {}

    public static NoAnswerException of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case NoAnswerException known -> {
                    return known;
                }
                case HttpConnectTimeoutException late -> {
                    return before("the peer's address does not answer", late);
                }
                case UnresolvedAddressException unknown -> {
                    return before("the name of the peer's host is not known", unknown);
                }
                case UnknownHostException unknown -> {
                    return before("the name of the peer's host is not known", unknown);
                }
                case SSLHandshakeException refused -> {
                    return before("the TLS handshake with the peer failed: " + refused.getMessage(), refused);
                }
                default -> {}
            }
        }
        if (failure instanceof ConnectException refused) {
            return before("the peer does not accept connections", refused);
        }
        String kind =
                failure instanceof SSLException ? "TLS failed during the call" : "the connection broke during the call";
        return new NoAnswerException(kind + ": " + failure.getMessage(), true, failure);
    }

    private static NoAnswerException before(String sentence, Throwable cause) {
        return new NoAnswerException(sentence, false, cause);
    }
}

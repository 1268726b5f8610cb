package org.epixgateway.peers;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.cxf.logging.FaultListener;

/** Keeps strangers from filling the log: CXF would write a stack trace for each bad request. */
final class QuietFaults {
    private static final Logger LOG = System.getLogger(QuietFaults.class.getName());
    private static final Logger JOURNEY = System.getLogger("epix.exchange");
    private static final String TOLD = QuietFaults.class.getName() + ".told";
    private static final Set<String> BROKEN = Set.of("Broken pipe", "Connection reset", "Connection reset by peer");

    static final FaultListener LISTENER = (exception, description, message) -> {
        note(exception);
        // Reading fails, then writing the fault does: one line is enough.
        if (isConnectionLost(exception) && message.getExchange().putIfAbsent(TOLD, true) == null) {
            JOURNEY.log(Level.INFO, "the connection of a caller broke before message and answer were through");
        }
        return false;
    };

    private QuietFaults() {}

    static void note(Throwable fault) {
        LOG.log(Level.DEBUG, "a request or an answer could not be read", fault);
    }

    private static boolean isConnectionLost(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof EOFException
                        || (cause instanceof IOException && BROKEN.contains(String.valueOf(cause.getMessage()))));
    }
}

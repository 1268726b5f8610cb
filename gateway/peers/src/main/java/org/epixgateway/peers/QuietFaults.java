package org.epixgateway.peers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.cxf.logging.FaultListener;

/** Keeps strangers from filling the log: CXF would write a stack trace for each bad request. */
final class QuietFaults {
    private static final Logger LOG = System.getLogger(QuietFaults.class.getName());

    static final FaultListener LISTENER = (exception, description, message) -> {
        note(exception);
        return false;
    };

    private QuietFaults() {}

    static void note(Throwable fault) {
        LOG.log(Level.DEBUG, "a request or an answer could not be read", fault);
    }
}

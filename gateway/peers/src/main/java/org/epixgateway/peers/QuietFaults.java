package org.epixgateway.peers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.cxf.logging.FaultListener;

/** Keeps strangers from filling the log: CXF would write a stack trace for each bad request. */
final class QuietFaults {
    private static final Logger LOG = System.getLogger(QuietFaults.class.getName());

    static final FaultListener LISTENER = (exception, description, message) -> {
        LOG.log(Level.DEBUG, "{0}: {1}", description, exception.getMessage());
        return false;
    };

    private QuietFaults() {}
}

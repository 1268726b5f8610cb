package org.epixgateway.console.rest;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.epixgateway.core.exchange.CheckEvidence;
import org.epixgateway.core.exchange.OutageException;

/** A check of the evidence log reads all of it, page by page; one at a time is enough for all APIs together. */
public final class OneCheck {
    private final CheckEvidence check;
    private final Semaphore turn = new Semaphore(1);

    public OneCheck(CheckEvidence check) {
        this.check = check;
    }

    /** @throws OutageException while another check runs */
    public CheckEvidence.Checked run(LongConsumer progress) {
        if (!turn.tryAcquire()) {
            throw new OutageException("Another check of the evidence log is running.", Duration.ofSeconds(30));
        }
        try {
            return check.run(progress);
        } finally {
            turn.release();
        }
    }
}

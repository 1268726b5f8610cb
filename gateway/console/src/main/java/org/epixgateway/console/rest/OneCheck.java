package org.epixgateway.console.rest;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.exchange.OutageException;

/** A check of the evidence log reads all of it, page by page; one at a time is enough for all APIs together. */
public final class OneCheck {
    private final EvidenceLog log;
    private final Semaphore turn = new Semaphore(1);

    public OneCheck(EvidenceLog log) {
        this.log = log;
    }

    /** @throws OutageException while another check runs */
    public EvidenceCheck.Outcome run(LongConsumer progress) {
        if (!turn.tryAcquire()) {
            throw new OutageException("Another check of the evidence log is running.", Duration.ofSeconds(30));
        }
        try {
            return EvidenceCheck.run(log, progress);
        } finally {
            turn.release();
        }
    }
}

package org.epixgateway.store;

import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.exchange.Ledger;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.PermitRegister;
import org.epixgateway.core.party.PeerRegistry;

/** The store of one own Party, as one node of its gateway opened it. Thread-safe. */
public interface Store extends AutoCloseable {
    Ledger ledger();

    MessageJournal journal();

    PermitRegister permits();

    PeerRegistry peers();

    EvidenceLog evidence();

    Accounts accounts();

    /** Bytes that the store occupies now, its log files included. */
    long sizeOnDisk();

    /**
     * Writes a little and waits until it is on disk: for the health page.
     *
     * @throws org.epixgateway.core.exchange.OutageException if it cannot
     */
    void check();

    /** Waits for what is being recorded, then gives the files or connections back. */
    @Override
    void close();
}

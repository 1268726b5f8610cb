package org.epixgateway.core.exchange;

import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.party.PeerRegistry;

/** The faces of one fresh store, as a contract tests them. The own Party is {@link JournalSamples#OWN}. */
public interface StoreUnderTest {
    Ledger ledger();

    MessageJournal journal();

    PermitRegister permits();

    PeerRegistry peers();

    EvidenceLog evidence();

    Accounts accounts();
}

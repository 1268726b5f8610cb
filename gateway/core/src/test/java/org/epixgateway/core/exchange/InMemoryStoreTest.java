package org.epixgateway.core.exchange;

import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.evidence.EvidenceLogContract;
import org.epixgateway.core.party.PeerRegistry;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InMemoryStoreTest
        implements LedgerContract,
                MessageJournalContract,
                DeliveryOrderContract,
                PermitRegisterContract,
                PeerRegistryContract,
                EvidenceLogContract,
                AccountsContract {
    private final InMemoryStore store = new InMemoryStore(JournalSamples.OWN);

    @Override
    public Ledger ledger() {
        return store;
    }

    @Override
    public MessageJournal journal() {
        return store;
    }

    @Override
    public PermitRegister permits() {
        return store;
    }

    @Override
    public PeerRegistry peers() {
        return store;
    }

    @Override
    public EvidenceLog evidence() {
        return store;
    }

    @Override
    public Accounts accounts() {
        return store.accounts();
    }
}

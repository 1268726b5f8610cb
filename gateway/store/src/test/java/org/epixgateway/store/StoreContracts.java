package org.epixgateway.store;

import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.evidence.EvidenceLogContract;
import org.epixgateway.core.exchange.AccountsContract;
import org.epixgateway.core.exchange.DeliveryOrderContract;
import org.epixgateway.core.exchange.Ledger;
import org.epixgateway.core.exchange.LedgerContract;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.MessageJournalContract;
import org.epixgateway.core.exchange.PeerRegistryContract;
import org.epixgateway.core.exchange.PermitRegister;
import org.epixgateway.core.exchange.PermitRegisterContract;
import org.epixgateway.core.party.PeerRegistry;

/** All contracts of a store that is open. */
interface StoreContracts
        extends LedgerContract,
                MessageJournalContract,
                DeliveryOrderContract,
                PermitRegisterContract,
                PeerRegistryContract,
                EvidenceLogContract,
                AccountsContract {
    Store store();

    @Override
    default Ledger ledger() {
        return store().ledger();
    }

    @Override
    default MessageJournal journal() {
        return store().journal();
    }

    @Override
    default PermitRegister permits() {
        return store().permits();
    }

    @Override
    default PeerRegistry peers() {
        return store().peers();
    }

    @Override
    default EvidenceLog evidence() {
        return store().evidence();
    }

    @Override
    default Accounts accounts() {
        return store().accounts();
    }
}

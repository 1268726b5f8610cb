package org.epixgateway.core.exchange;

import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.party.PeerRegistry;

/** What the store gives to the acts: the ledger for recording, the rest for reading. */
public record Stored(
        Ledger ledger, MessageJournal journal, PermitRegister register, PeerRegistry peers, EvidenceLog evidence) {}

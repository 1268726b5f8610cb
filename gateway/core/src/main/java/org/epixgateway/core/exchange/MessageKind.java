package org.epixgateway.core.exchange;

/** What a message is. Who may say what is {@link Entitlement}'s table. */
public enum MessageKind {
    PERMIT,
    RECEIPT,
    REFUSAL,
    PARTY_DESCRIPTOR,
    ENDORSEMENT,
    STATUS_NOTICE,
    USE_REPORT,
    CLAIM,
    INQUIRY
}

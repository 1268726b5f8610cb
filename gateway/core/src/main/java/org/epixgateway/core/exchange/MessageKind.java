package org.epixgateway.core.exchange;

import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;

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
    /** Also what is answered to one, and a reminder of one. */
    INQUIRY,
    DECISION;

    /** The message that carries such a fact; the answer to a claim stands in the receipt. */
    static MessageKind of(Fact fact) {
        return switch (fact) {
            case Fact.Endorsement unused -> ENDORSEMENT;
            case Fact.Notice unused -> STATUS_NOTICE;
            case Fact.Settlement unused -> STATUS_NOTICE;
            case Fact.Use unused -> USE_REPORT;
            case Fact.Crossing unused -> USE_REPORT;
            case Fact.Claim unused -> CLAIM;
            case Fact.ClaimAnswer unused -> RECEIPT;
            case Correspondence.Inquiry unused -> INQUIRY;
            case Correspondence.Answer unused -> INQUIRY;
            case Correspondence.Reminder unused -> INQUIRY;
            case Correspondence.Decision unused -> DECISION;
        };
    }

    /** Whether its document is a statement about a permit. */
    public boolean isStatement() {
        return switch (this) {
            case ENDORSEMENT, STATUS_NOTICE, USE_REPORT, CLAIM, INQUIRY, DECISION -> true;
            case PERMIT, RECEIPT, REFUSAL, PARTY_DESCRIPTOR -> false;
        };
    }
}

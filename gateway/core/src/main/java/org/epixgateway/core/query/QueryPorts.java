package org.epixgateway.core.query;

import org.epixgateway.core.exchange.Ledger;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.permit.PermitDocuments;

/** What {@link AnswerPermitQuery} works with. */
public record QueryPorts(
        IssuedPermits permits,
        PermitTokenBook tokens,
        ConfirmationBook confirmations,
        EpixSystems systems,
        PermitDocuments documents,
        PermitForms forms,
        Ledger ledger,
        Observations observations) {}

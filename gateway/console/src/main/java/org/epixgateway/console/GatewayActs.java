package org.epixgateway.console;

import org.epixgateway.console.rest.BarcodeActs;
import org.epixgateway.console.rest.OneCheck;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.Clocks;
import org.epixgateway.core.exchange.Inbox;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OperatorActs;
import org.epixgateway.core.exchange.PermitLives;
import org.epixgateway.core.exchange.ProtectPermit;
import org.epixgateway.core.exchange.ReadAnswer;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.StatementDoor;
import org.epixgateway.core.exchange.Stored;
import org.epixgateway.core.exchange.SubmitDoor;
import org.epixgateway.core.exchange.ValidateDocument;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.verify.AskIssuer;

/** What the gateway can do for those who ask over HTTP. */
public record GatewayActs(
        SubmitDoor submit,
        StatementDoor state,
        PermitLives lives,
        ProtectPermit protect,
        ValidateDocument validate,
        OperatorActs operator,
        Inbox inbox,
        ReadAnswer answers,
        OneCheck evidence,
        BarcodeActs barcodes,
        AskIssuer verify,
        PermitDocuments documents,
        Stored stored,
        Circuits circuits,
        Self self,
        Limits limits,
        Clocks clocks,
        Observations observations) {}

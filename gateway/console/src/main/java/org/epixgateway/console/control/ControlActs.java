package org.epixgateway.console.control;

import org.epixgateway.core.access.Accounts;
import org.epixgateway.core.exchange.AccountActs;
import org.epixgateway.core.exchange.PartyRegistration;
import org.epixgateway.core.query.EpixActs;

/** What the command line may do beyond what the national API gives. */
public record ControlActs(
        PartyRegistration registration, AccountActs accountActs, Accounts accounts, Controls controls, EpixActs epix) {}

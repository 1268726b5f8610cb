package org.epixgateway.peers;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.epixgateway.core.exchange.MailboxDoor;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.ReceiveDoor;
import org.epixgateway.core.party.Party;

/**
 * What lies behind the exchange service.
 *
 * @param callers the Party for which a TLS client certificate is registered now
 * @param isBusy whether peers should hold back what can wait
 * @param mailbox for Parties that collect what is for them
 */
public record ExchangeInside(
        ReceiveDoor receive,
        Function<X509Certificate, Optional<Party>> callers,
        BooleanSupplier isBusy,
        Observations observations,
        MailboxDoor mailbox,
        PeerQuestions verify) {}

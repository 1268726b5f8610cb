package org.epixgateway.peers;

import jakarta.jws.WebService;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Objects;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.SoapVersion;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.ClockAheadException;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.ReceivedEnvelope;
import org.epixgateway.core.party.Party;
import org.epixgateway.peers.wire.CollectConfirm;
import org.epixgateway.peers.wire.CollectConfirmResponse;
import org.epixgateway.peers.wire.CollectFetch;
import org.epixgateway.peers.wire.CollectFetchResponse;
import org.epixgateway.peers.wire.CollectList;
import org.epixgateway.peers.wire.CollectListResponse;
import org.epixgateway.peers.wire.CollectRefusedFault;
import org.epixgateway.peers.wire.Deliver;
import org.epixgateway.peers.wire.DeliverResponse;
import org.epixgateway.peers.wire.ExchangePort;
import org.epixgateway.peers.wire.ServiceState;
import org.epixgateway.peers.wire.ServiceStateResponse;
import org.epixgateway.peers.wire.State;
import org.epixgateway.peers.wire.TryLaterFault;
import org.epixgateway.peers.wire.Verify;
import org.epixgateway.peers.wire.VerifyResponse;

/** Takes a container from an authenticated peer into the gateway and brings the sealed answer back. */
@WebService(
        endpointInterface = "org.epixgateway.peers.wire.ExchangePort",
        targetNamespace = ExchangePublication.NAMESPACE)
public final class ExchangeEndpoint implements ExchangePort {
    private static final Logger LOG = System.getLogger(ExchangeEndpoint.class.getName());

    private final ExchangeInside inside;
    private final ExchangeTerms terms;
    private final Clock clock;
    private final MailboxEndpoint collecting;

    ExchangeEndpoint(ExchangeInside inside, ExchangeTerms terms, Clock clock) {
        this.inside = inside;
        this.terms = terms;
        this.clock = clock;
        this.collecting = new MailboxEndpoint(inside.mailbox(), terms.containerBytesMax());
    }

    @Override
    public DeliverResponse deliver(Deliver request) throws TryLaterFault {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        Bytes container = container(request);
        Party caller = caller(message);
        try {
            Bytes answer = inside.receive().receive(new ReceivedEnvelope(container, caller, clock.instant()));
            DeliverResponse response = new DeliverResponse();
            response.setAnswer(Attached.of(answer));
            return response;
        } catch (OutageException outage) {
            LOG.log(Level.WARNING, "told {0} to try later: {1}", caller, outage.getMessage());
            throw Faults.tryLater(outage.retryAfter(), told(outage));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "a message from " + caller + " could not be handled", bug);
            throw Faults.ours(version(message));
        }
    }

    @Override
    public VerifyResponse verify(Verify request) throws TryLaterFault {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        Party caller = Objects.requireNonNull(message.getExchange().get(Party.class), "admitted without a Party");
        try {
            return inside.verify().answer(request, caller, version(message));
        } catch (OutageException outage) {
            LOG.log(Level.WARNING, "told {0} to try later: {1}", caller, outage.getMessage());
            throw Faults.tryLater(outage.retryAfter(), "The gateway cannot answer at this moment.");
        }
    }

    @Override
    public ServiceStateResponse serviceState(ServiceState request) {
        ServiceStateResponse response = new ServiceStateResponse();
        response.setState(inside.isBusy().getAsBoolean() ? State.BUSY : State.OK);
        response.getProfileVersion().addAll(terms.profileVersions());
        response.setTime(WireTime.of(clock.instant()));
        response.setParty(terms.own().toString());
        return response;
    }

    @Override
    public CollectListResponse collectList(CollectList request) throws TryLaterFault, CollectRefusedFault {
        return collecting.list(request, caller(PhaseInterceptorChain.getCurrentMessage()));
    }

    @Override
    public CollectFetchResponse collectFetch(CollectFetch request) throws TryLaterFault, CollectRefusedFault {
        return collecting.fetch(request, caller(PhaseInterceptorChain.getCurrentMessage()));
    }

    @Override
    public CollectConfirmResponse collectConfirm(CollectConfirm request) throws TryLaterFault, CollectRefusedFault {
        return collecting.confirm(request, caller(PhaseInterceptorChain.getCurrentMessage()));
    }

    private static Party caller(Message message) {
        return Objects.requireNonNull(message.getExchange().get(Party.class), "admitted without a Party");
    }

    /** What is the matter in here is nobody's business outside, but two clocks that differ are the business of both. */
    private static String told(OutageException outage) {
        return outage instanceof ClockAheadException
                ? outage.sentence()
                : "The gateway cannot take messages at this moment.";
    }

    private Bytes container(Deliver request) {
        try {
            return Attached.read(request.getContainer(), terms.containerBytesMax());
        } catch (IOException unreadable) {
            throw new Fault(unreadable);
        }
    }

    private static SoapVersion version(Message message) {
        return ((SoapMessage) message).getVersion();
    }
}

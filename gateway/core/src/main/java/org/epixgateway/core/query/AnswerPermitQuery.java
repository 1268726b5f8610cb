package org.epixgateway.core.query;

import java.time.Clock;
import java.util.Optional;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;

/**
 * Answers the EPIX systems that ask for permits by number, for our own Party and, as a hub, for others. The methods are
 * the steps of the journey, in order; what has its reply goes through the rest unchanged. Thread-safe.
 */
public final class AnswerPermitQuery {
    private static final String OK = "OK";

    private final Self self;
    private final QueryTerms terms;
    private final QueryPorts ports;
    private final FindIssued find;
    private final PresentPermit present;
    private final TakeConfirmed take;
    private final RelayQuery relay;
    private final QueryEvidence evidence;

    public AnswerPermitQuery(Self self, QueryTerms terms, QueryPorts ports, Clock wall) {
        this.self = self;
        this.terms = terms;
        this.ports = ports;
        this.find = new FindIssued(self, ports.permits(), ports.tokens());
        this.present = new PresentPermit(ports.forms());
        this.take = new TakeConfirmed(ports.confirmations(), wall);
        this.relay = new RelayQuery(ports.documents(), ports.forms());
        this.evidence = new QueryEvidence(ports.ledger(), ports.observations(), wall);
    }

    /** Who asks whom, and may he: in the order in which the hub asked. */
    public Asked admit(EpixRequest request) {
        return switch (request.caller()) {
            case EpixCaller.Nobody nobody -> {
                evidence.stranger("nobody");
                yield declined(request, Optional.empty(), EpixFault.CERTIFICATE_MISSING);
            }
            case EpixCaller.Stranger(String subject) -> {
                evidence.stranger(subject);
                yield declined(request, Optional.empty(), EpixFault.CALLER_NOT_FOUND);
            }
            case EpixCaller.Registered(Party by) ->
                RequestCheck.of(request)
                        .<Asked>map(reply -> new Asked.Answered(request, Optional.of(by), "", reply))
                        .orElseGet(() -> admitted(request, by));
        };
    }

    private Asked admitted(EpixRequest request, Party by) {
        boolean isForUs = request.callee().equals(self.party().code());
        Optional<EpixSystem> system = isForUs ? Optional.empty() : relayedTo(request.callee());
        if (!isForUs && system.isEmpty()) {
            return declined(request, Optional.of(by), EpixFault.CALLEE_NOT_FOUND);
        }
        if (!terms.callers().includes(by)) {
            return declined(request, Optional.of(by), EpixFault.ADAPTER_NOT_AVAILABLE);
        }
        return system.<Asked>map(other -> new Asked.OfOthers(request, by, other))
                .orElseGet(() -> new Asked.OfUs(request, by));
    }

    private Optional<EpixSystem> relayedTo(CountryCode callee) {
        boolean isOpen = Party.isOne(callee) && terms.relayedTo().includes(new Party(callee));
        return isOpen ? ports.systems().of(callee) : Optional.empty();
    }

    /** Asks the system of another country, and keeps its words as they are. */
    public Asked relay(Asked asked) {
        return asked instanceof Asked.OfOthers(EpixRequest request, Party by, EpixSystem system)
                ? new Asked.Answered(request, Optional.of(by), "", relay.reply(request, system))
                : asked;
    }

    /** The permit of ours that number and token name together. */
    public Asked find(Asked asked) {
        if (!(asked instanceof Asked.OfUs(EpixRequest request, Party by))) {
            return asked;
        }
        return switch (request) {
            case EpixRequest.State state -> new Asked.Answered(request, Optional.of(by), "", new EpixReply.Told(OK));
            case EpixRequest.Show show ->
                found(
                        request,
                        by,
                        find.named(show.query().number(), show.query().token()));
            case EpixRequest.Confirm confirm ->
                found(
                        request,
                        by,
                        find.named(
                                confirm.quantities().number(),
                                confirm.quantities().token()));
        };
    }

    private static Asked found(EpixRequest request, Party by, FindIssued.Search search) {
        return switch (search) {
            case FindIssued.Hit(IssuedPermit permit) -> new Asked.Found(request, by, permit);
            case FindIssued.Miss(EpixFault fault) -> declined(request, Optional.of(by), fault);
        };
    }

    /** Shows it, or takes what was confirmed of it. */
    public Asked serve(Asked asked) {
        if (!(asked instanceof Asked.Found(EpixRequest request, Party by, IssuedPermit permit))) {
            return asked;
        }
        EpixReply reply = switch (request) {
            case EpixRequest.Show show -> present.reply(permit, show.query().stage(), show.form());
            case EpixRequest.Confirm confirm -> take.reply(permit, by, confirm.quantities());
            case EpixRequest.State state -> new EpixReply.Told(OK);
        };
        return new Asked.Answered(
                request, Optional.of(by), permit.registered().key().label(), reply);
    }

    /**
     * The reply, once it is on record who was told what.
     *
     * @throws org.epixgateway.core.exchange.OutageException if it cannot be recorded; then nothing is shown
     */
    public EpixReply record(Asked asked) {
        if (!(asked instanceof Asked.Answered answered)) {
            throw new IllegalStateException("a request came to its end without a reply");
        }
        evidence.record(answered);
        return answered.reply();
    }

    private static Asked declined(EpixRequest request, Optional<Party> by, EpixFault fault) {
        return new Asked.Answered(request, by, "", EpixReply.Declined.of(fault));
    }
}

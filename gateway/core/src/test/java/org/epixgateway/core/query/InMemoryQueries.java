package org.epixgateway.core.query;

import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.exchange.InMemoryStore;
import org.epixgateway.core.exchange.RecordingObservations;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.InMemoryPermitDocuments;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.query.PermitQuery.Stage;

/** Namibia's side of EPIX queries, with France behind it as a system that can be asked. */
public final class InMemoryQueries implements EpixDoor {
    public static final CountryCode OF_NAMIBIA = NAMIBIA.code();
    public static final CountryCode OF_FRANCE = CountryCode.of("FR");

    public final InMemoryIssuedPermits permits = new InMemoryIssuedPermits();
    public final InMemoryPermitTokenBook tokens = new InMemoryPermitTokenBook();
    public final InMemoryConfirmationBook confirmations = new InMemoryConfirmationBook();
    public final ScriptedCallee france = new ScriptedCallee(OF_FRANCE);
    public final InMemoryStore store = new InMemoryStore(NAMIBIA);
    public final RecordingObservations observations = new RecordingObservations();
    public final PermitDocuments documents = new InMemoryPermitDocuments();
    public final AnswerPermitQuery act;
    private final Clock clock = MovableClock.atNoonOf(TestPermits.TODAY);

    public InMemoryQueries(AccessList callers, AccessList relayedTo) {
        this(new QueryTerms(callers, relayedTo), (permit, form) -> Bytes.utf8(form + " " + permit));
    }

    public InMemoryQueries(QueryTerms terms, PermitForms forms) {
        act = new AnswerPermitQuery(
                new Self(NAMIBIA, "node-1"),
                terms,
                new QueryPorts(permits, tokens, confirmations, france, documents, forms, store, observations),
                clock);
    }

    /** Everybody may ask, and France is asked for them. */
    public static InMemoryQueries open() {
        return new InMemoryQueries(AccessList.ALL, AccessList.ALL);
    }

    @Override
    public EpixReply answer(EpixRequest request) {
        return act.record(act.serve(act.find(act.relay(act.admit(request)))));
    }

    public static EpixCaller caller(Party party) {
        return new EpixCaller.Registered(party);
    }

    /** Switzerland's question. */
    public static EpixRequest.Show show(CountryCode callee, String number, String token) {
        return show(SWITZERLAND, new PermitQuery(callee, number, given(token), Stage.NON_FINAL));
    }

    public static EpixRequest.Show show(Party by, PermitQuery query) {
        return new EpixRequest.Show(caller(by), query, DocumentFormat.TOOLKIT_2);
    }

    public static EpixRequest.Confirm confirm(Party by, CountryCode callee, String number, String... positions) {
        List<ConfirmedQuantities.Position> all = java.util.Arrays.stream(positions)
                .map(text -> text.split("=", 2))
                .map(pair -> new ConfirmedQuantities.Position(pair[0], new BigDecimal(pair[1])))
                .toList();
        return new EpixRequest.Confirm(caller(by), new ConfirmedQuantities(callee, number, Optional.empty(), all));
    }

    public List<EvidenceEntry> evidence() {
        return store.entries(1, 100);
    }

    private static Optional<String> given(String token) {
        return Optional.of(token).filter(text -> !text.isEmpty());
    }
}

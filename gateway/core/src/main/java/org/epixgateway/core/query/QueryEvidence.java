package org.epixgateway.core.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.Ledger;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.PermitNumber;

/** Puts on record who was shown which permit, or was not, and what was confirmed. Tokens are never in it. */
final class QueryEvidence {
    private static final String JOURNEY = "query";
    private static final int CODE_CHARS_MAX = 100;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Observations observations;
    private final Clock wall;

    QueryEvidence(Ledger ledger, Observations observations, Clock wall) {
        this.ledger = ledger;
        this.observations = observations;
        this.wall = wall;
    }

    /** Strangers leave no evidence, or they could fill the log. */
    void stranger(String subject) {
        observations.alarm("unknown peer", subject, "called the EPIX service; no Party is registered for it");
    }

    void record(Asked.Answered answered) {
        boolean isAboutPermit = !(answered.request() instanceof EpixRequest.State);
        answered.by().filter(by -> isAboutPermit).ifPresent(by -> record(answered, by));
    }

    private void record(Asked.Answered answered, Party by) {
        String kind = kind(answered);
        String outcome = outcome(answered.reply());
        String number = number(answered.request());
        Map<String, String> facts = new TreeMap<>();
        facts.put("peer", by.toString());
        facts.put("callee", answered.request().callee().toString());
        facts.put("outcome", outcome);
        if (answered.about().isEmpty()) {
            facts.put("number", number);
        } else {
            facts.put(EvidenceNote.PERMIT, answered.about());
        }
        if (answered.reply() instanceof EpixReply.Shown shown) {
            facts.put("shown", shown.document().digest().hex());
        }
        EvidenceNote note = new EvidenceNote(kind, wall.instant(), "peer " + by, facts);
        if (ledger.record(List.of(new Change.Note(note))) instanceof Ledger.Conflict) {
            throw new OutageException("The evidence log did not take a query.", SOON);
        }
        observations.step(JOURNEY, kind, "", by.toString(), number, outcome);
    }

    private static String kind(Asked.Answered answered) {
        boolean isDeclined =
                answered.reply() instanceof EpixReply.Declined || answered.reply() instanceof EpixReply.PassedOn;
        return switch (answered.request()) {
            case EpixRequest.Confirm confirm -> isDeclined ? "quantities-declined" : "quantities-confirmed";
            case EpixRequest.Show show -> isDeclined ? "permit-query-declined" : "permit-shown";
            case EpixRequest.State state -> "state-told";
        };
    }

    private static String outcome(EpixReply reply) {
        return switch (reply) {
            case EpixReply.Shown shown -> "shown";
            case EpixReply.Taken taken -> "taken";
            case EpixReply.Told told -> "told";
            case EpixReply.Declined declined -> declined.fault().code();
            case EpixReply.PassedOn(String code, String sentence) -> "passed on: " + shortened(code);
        };
    }

    private static String shortened(String code) {
        return code.length() > CODE_CHARS_MAX ? code.substring(0, CODE_CHARS_MAX) : code;
    }

    /** Without anything that would break a line; a text that is no number is not repeated. */
    private static String number(EpixRequest request) {
        String raw = switch (request) {
            case EpixRequest.Show show -> show.query().number();
            case EpixRequest.Confirm confirm -> confirm.quantities().number();
            case EpixRequest.State state -> "";
        };
        boolean isNumber = !raw.isBlank() && raw.length() <= PermitNumber.LENGTH_MAX;
        return isNumber ? PermitNumber.of(raw).normalised() : "";
    }
}

package org.epixgateway.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.Reception.Decided;
import org.epixgateway.core.exchange.Reception.RefusalDecided;
import org.epixgateway.core.exchange.Reception.Refused;
import org.epixgateway.core.exchange.Reception.Sealed;
import org.epixgateway.core.exchange.Reception.Stated;
import org.epixgateway.core.exchange.Reception.Valid;
import org.epixgateway.core.exchange.Reception.Validated;
import org.epixgateway.core.exchange.Reception.Verified;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitKey;

/** Writes and seals the answer to a message and says what has to be recorded with it. Thread-safe, changes nothing. */
final class Answering {
    private static final String GATEWAY = "gateway";

    private final Seal seal;
    private final Stored stored;
    private final String ruleSetVersion;
    private final Self self;

    Answering(Seal seal, Stored stored, String ruleSetVersion, Self self) {
        this.seal = seal;
        this.stored = stored;
        this.ruleSetVersion = ruleSetVersion;
        this.self = self;
    }

    SealedMessage receipt(Decided decided) {
        Verified message = decided.message().message();
        Header header = message.header();
        Receipt receipt = new Receipt(
                header.id(),
                message.envelope().container().digest(),
                message.envelope().at(),
                ruleSetVersion,
                decided.message().findings(),
                heads(header.from()),
                decided.claimed(),
                header.isTest());
        return seal.receipt(receipt, header.from());
    }

    /** To the Party in From where the message is authentic, else to the Party of the connection; heads only to the former. */
    SealedMessage refusal(Refused refused) {
        Optional<Party> authentic = refused.message().map(m -> m.header().from());
        Refusal refusal = new Refusal(
                refused.claim().map(Header::id),
                refused.envelope().container().digest(),
                refused.envelope().at(),
                refused.reason(),
                refused.sentence(),
                ruleSetVersion,
                refused.findings(),
                authentic.map(this::heads),
                refused.claim().map(Header::isTest).orElse(false));
        return seal.refusal(refusal, authentic.orElse(refused.envelope().broughtBy()));
    }

    private LogHeads heads(Party sender) {
        return new LogHeads(stored.evidence().head(), stored.evidence().lastKnownHead(sender.toString()));
    }

    List<Change> changes(Sealed sealed) {
        return switch (sealed.decided()) {
            case Decided decided -> accepted(decided, sealed.answer());
            case RefusalDecided refusal ->
                refusal.refused().message().isEmpty() ? List.of() : refused(refusal, sealed.answer());
            default -> throw new IllegalStateException("sealed without a decision");
        };
    }

    private List<Change> accepted(Decided decided, SealedMessage answer) {
        Verified message = decided.message().message();
        String permit = decided.register()
                .map(Registration::key)
                .or(() -> message.header().permit().map(PermitReference::key))
                .map(PermitKey::label)
                .orElse("");
        ReceivedMessage row = row(
                message,
                permit,
                ReceivedState.RECEIVED,
                answer,
                decided.message().findings());
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.AddReceived(row, message.envelope().container(), answer.container(), step(row, "")));
        decided.register().map(Registration::changes).ifPresent(changes::addAll);
        changes.add(received(decided.message(), row, answer));
        decided.disputed().stream().map(disputed -> disputed(row, disputed)).forEach(changes::add);
        return changes;
    }

    private Change received(Valid valid, ReceivedMessage row, SealedMessage answer) {
        String outcome = "findings " + row.findings().size();
        return switch (valid) {
            case Validated unused ->
                new Change.Note(note("permit-received", row, answer, outcome).note());
            case Stated stated ->
                new Change.Note(note("statement-received", row, answer, outcome)
                        .with(Facts.said(stated.statement()))
                        .note());
        };
    }

    private static Change disputed(ReceivedMessage row, RegisteredPermit disputed) {
        return new Change.Note(Facts.of("permit-disputed", row.receivedAt(), GATEWAY)
                .message(row.id())
                .peer(row.from())
                .permit(disputed.key().label())
                .document(disputed.document())
                .with(Facts.OUTCOME, disputed.note())
                .note());
    }

    private List<Change> refused(RefusalDecided decision, SealedMessage answer) {
        Refused refused = decision.refused();
        Verified message = refused.message().orElseThrow();
        String permit = message.header().permit().map(this::label).orElse("");
        ReceivedMessage row = row(message, permit, ReceivedState.REFUSED, answer, refused.findings());
        List<Change> changes = new ArrayList<>();
        if (refused.reason() == RefusalReason.ID_REUSED) {
            changes.add(new Change.AddReusedId(row.from(), row.id(), row.container(), answer.container()));
        } else {
            changes.add(new Change.AddReceived(
                    row,
                    message.envelope().container(),
                    answer.container(),
                    step(row, refused.reason().name())));
        }
        decision.disputed().map(Change.PutPermit::new).ifPresent(changes::add);
        changes.add(new Change.Note(
                note("message-refused", row, answer, refused.reason().name()).note()));
        decision.disputed().map(disputed -> disputed(row, disputed)).ifPresent(changes::add);
        return changes;
    }

    private String label(PermitReference reference) {
        return reference.issuingCountry() + " " + reference.kind().name() + " " + reference.number();
    }

    private ReceivedMessage row(
            Verified message, String permit, ReceivedState state, SealedMessage answer, List<Finding> findings) {
        Header header = message.header();
        return new ReceivedMessage(
                header.from(),
                header.id(),
                header.kind(),
                permit,
                header.permit().map(PermitReference::number).orElse(""),
                Optional.of(header.document().digest()),
                message.envelope().container().digest(),
                state,
                header.isTest(),
                message.envelope().at(),
                answer.reference(),
                findings,
                0,
                0);
    }

    private JournalStep step(ReceivedMessage row, String note) {
        return new JournalStep(row.receivedAt(), row.state().name(), "peer " + row.from(), note);
    }

    private Facts note(String kind, ReceivedMessage row, SealedMessage answer, String outcome) {
        Facts facts = Facts.of(kind, row.receivedAt(), GATEWAY)
                .message(row.id())
                .peer(row.from())
                .permit(row.permit())
                .container(row.container())
                .answer(answer.reference())
                .with(Facts.OUTCOME, outcome)
                .with("rules", ruleSetVersion)
                .with("to", self.party().toString())
                .test(row.isTest());
        row.document().ifPresent(facts::document);
        return facts;
    }
}

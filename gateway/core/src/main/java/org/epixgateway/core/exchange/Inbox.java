package org.epixgateway.core.exchange;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;

/**
 * Where the national side finds the permits and the statements about permits that came in: listed in order, opened, and
 * confirmed as taken. What is not
 * confirmed is offered again; nothing is told to the sender. Thread-safe.
 */
public final class Inbox {
    private static final int TRIES_MAX = 5;

    private final Stored stored;
    private final EnvelopeOpener opener;
    private final ExchangeDocuments documents;
    private final Clock clock;

    public Inbox(Stored stored, EnvelopeOpener opener, ExchangeDocuments documents, Clock clock) {
        this.stored = stored;
        this.opener = opener;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * A received permit or statement with its files as the sender sealed them.
     *
     * @param statement what it states, where it is a statement
     */
    public record Contents(
            ReceivedMessage message,
            Header header,
            Bytes document,
            Optional<Statement> statement,
            List<Attachment> attachments) {}

    public List<ReceivedMessage> list(long afterPosition, boolean tests, boolean taken, int limit) {
        return stored.journal().inbox(afterPosition, tests, taken, limit);
    }

    /** Opens a permit for somebody of the national side; from then on it counts as offered. */
    public Optional<Contents> open(MessageId id, String account) {
        return stored.journal()
                .received(id)
                .filter(message -> message.state() != ReceivedState.REFUSED)
                .map(message -> contents(moved(message, ReceivedState.OFFERED, account)));
    }

    /** Confirms that the national side has it. Saying so again changes nothing. */
    public Optional<ReceivedMessage> take(MessageId id, String account) {
        return stored.journal()
                .received(id)
                .filter(message -> message.state() != ReceivedState.REFUSED)
                .map(message -> moved(message, ReceivedState.TAKEN, account));
    }

    /** The same where two Parties used one id. */
    public Optional<Contents> open(Party from, MessageId id, String account) {
        return stored.journal()
                .received(from, id)
                .filter(message -> message.state() != ReceivedState.REFUSED)
                .map(message -> contents(moved(message, ReceivedState.OFFERED, account)));
    }

    public Optional<ReceivedMessage> take(Party from, MessageId id, String account) {
        return stored.journal()
                .received(from, id)
                .filter(message -> message.state() != ReceivedState.REFUSED)
                .map(message -> moved(message, ReceivedState.TAKEN, account));
    }

    private ReceivedMessage moved(ReceivedMessage message, ReceivedState to, String account) {
        ReceivedMessage current = message;
        for (int i = 0; i < TRIES_MAX && current.state().compareTo(to) < 0; i++) {
            ReceivedMessage next = current.inState(to);
            JournalStep step = new JournalStep(clock.instant(), to.name(), account, "");
            Change note = new Change.Note(
                    Facts.of(what(message) + to.name().toLowerCase(Locale.ROOT), clock.instant(), account)
                            .message(message.id())
                            .peer(message.from())
                            .permit(message.permit())
                            .container(message.container())
                            .note());
            List<Change> changes = List.of(new Change.SaveReceived(next, step), note);
            if (stored.ledger().record(changes) instanceof Ledger.Done) {
                return next;
            }
            current = stored.journal().received(message.from(), message.id()).orElseThrow();
        }
        return current;
    }

    private static String what(ReceivedMessage message) {
        return message.kind().isStatement() ? "statement-" : "permit-";
    }

    private Contents contents(ReceivedMessage message) {
        StoredEnvelope envelope = StoredEnvelope.open(
                opener,
                stored.journal().receivedContainer(message.from(), message.id()),
                message.container(),
                "message " + message.id() + " from " + message.from());
        Header header = envelope.read(Header.FILE_NAME, documents::readHeader);
        List<Attachment> attachments = header.attachments().stream()
                .map(entry -> new Attachment(entry.fileName(), entry.format(), envelope.file(entry.name())))
                .toList();
        String document = header.document().name();
        Optional<Statement> statement = header.kind().isStatement()
                ? Optional.of(
                        envelope.read(document, xml -> documents.readStatement(header.kind(), xml, header.from())))
                : Optional.empty();
        return new Contents(message, header, envelope.file(document), statement, attachments);
    }
}

package org.epixgateway.core.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.PermitKey;

/**
 * Keeps what a Party states of a permit by its connection alone, without a seal: a fact of less assurance, which makes a
 * permit used or disputed like any other, and never says anything in its issuer's name. Thread-safe.
 */
public final class ChannelStatements {
    private static final int TRIES_MAX = 5;

    private final Stored stored;
    private final PermitLives lives;
    private final ExchangeDocuments documents;
    private final Observations observations;

    public ChannelStatements(Stored stored, PermitLives lives, ExchangeDocuments documents, Observations observations) {
        this.stored = stored;
        this.lives = lives;
        this.documents = documents;
        this.observations = observations;
    }

    /**
     * Durable on return. The same from the same Party once more is no second fact.
     *
     * @throws OutageException if nothing was written
     */
    public void record(PermitKey permit, Party by, Fact.Use use, Instant at) {
        Statement statement = new Statement(id(permit, by, use), by, at, use);
        for (int i = 0; i < TRIES_MAX; i++) {
            PermitLives.Lived lived = lives.of(permit)
                    .orElseThrow(() -> new IllegalStateException("a permit left the register: " + permit.label()));
            boolean isKept = lived.statements().stream()
                    .anyMatch(kept -> kept.by().equals(by) && kept.id().equals(statement.id()));
            if (isKept || recorded(lived, statement)) {
                return;
            }
        }
        throw new OutageException(
                "Too much is stated about the same permit at once; try again.", Duration.ofSeconds(2));
    }

    /** The day is not part of it: who got no answer asks again, be it tomorrow. */
    private static String id(PermitKey permit, Party by, Fact.Use use) {
        byte[] digest =
                Bytes.utf8(permit + "\n" + by + "\n" + use.blocks()).digest().bytes();
        ByteBuffer both = ByteBuffer.wrap(digest);
        return UUID.nameUUIDFromBytes((both.getLong() + " " + both.getLong()).getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    private boolean recorded(PermitLives.Lived lived, Statement statement) {
        RegisteredPermit row = lived.registered();
        Life after = lived.life().with(statement);
        boolean isDisputed = !LifeFindings.arisen(lived.life(), after, PermitLives.day(statement.statedAt()))
                .isEmpty();
        Bytes document = documents.writeStatement(statement);
        KeptStatement kept = new KeptStatement(
                row.key(),
                statement.id(),
                statement.by(),
                MessageKind.of(statement.fact()),
                Assurance.CHANNEL_ONLY,
                document,
                Optional.empty(),
                "peer " + statement.by(),
                statement.statedAt());
        Registration registration = lived.adding(List.of(kept), after, statement.statedAt());
        RegisteredPermit next = registration.permit().orElseThrow();
        List<Change> changes = new ArrayList<>(registration.changes());
        changes.add(note("statement-by-channel", row, statement, document));
        if (isDisputed) {
            changes.add(note("permit-disputed", next, statement, document));
        }
        if (!(stored.ledger().record(changes) instanceof Ledger.Done)) {
            return false;
        }
        if (isDisputed) {
            observations.alarm("permit-disputed", statement.by().toString(), row.number() + ": " + next.note());
        }
        return true;
    }

    private static Change note(String kind, RegisteredPermit permit, Statement statement, Bytes document) {
        return new Change.Note(Facts.of(kind, statement.statedAt(), "peer " + statement.by())
                .peer(statement.by())
                .permit(permit.key().label())
                .document(document.digest())
                .with(Facts.STATEMENT, statement.id())
                .with("what", statement.fact().act().done())
                .with("assurance", Assurance.CHANNEL_ONLY.name())
                .note());
    }
}

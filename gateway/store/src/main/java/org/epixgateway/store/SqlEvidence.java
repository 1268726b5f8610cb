package org.epixgateway.store;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.evidence.SignedHead;

/** The evidence log of one node, for reading. */
final class SqlEvidence implements EvidenceLog {
    private final Database database;
    private final EvidenceRows rows;

    SqlEvidence(Database database, EvidenceRows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public LogHead head() {
        return database.read(rows::head);
    }

    @Override
    public List<EvidenceEntry> entries(long from, int limit) {
        return database.read(session -> rows.entries(session, from, limit));
    }

    @Override
    public List<EvidenceEntry> about(String factName, String value, int limit) {
        return database.read(session -> rows.about(session, factName, value, limit));
    }

    @Override
    public List<SignedHead> signedHeads(long from, int limit) {
        return database.read(session -> rows.signedHeads(session, from, limit));
    }

    @Override
    public void addSignedHead(SignedHead head) {
        database.write(session -> rows.add(session, head));
    }

    @Override
    public Optional<LogHead> lastKnownHead(String party) {
        return database.read(session -> rows.lastKnownHead(session, party));
    }
}

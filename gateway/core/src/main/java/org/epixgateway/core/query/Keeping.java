package org.epixgateway.core.query;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.Ledger;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.StorageSpace;
import org.epixgateway.core.permit.CountryCode;

/** What is kept of questions and answers: the bytes first, then the evidence that names them. */
public record Keeping(FetchedFiles files, StorageSpace space, Ledger ledger, Clock clock) {
    private static final Duration SOON = Duration.ofSeconds(1);

    String keep(CountryCode callee, Bytes response) {
        return files.keep(callee, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), response);
    }

    void note(String kind, String account, Map<String, String> facts) {
        EvidenceNote note = new EvidenceNote(kind, clock.instant(), account, facts);
        if (ledger.record(List.of(new Change.Note(note))) instanceof Ledger.Conflict(String conflict)) {
            throw new OutageException(conflict, SOON);
        }
    }
}

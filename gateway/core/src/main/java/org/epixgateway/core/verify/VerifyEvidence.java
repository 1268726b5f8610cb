package org.epixgateway.core.verify;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.Ledger;
import org.epixgateway.core.exchange.OutageException;

/** Puts on record what a Party was told of which permit. The public is counted only, or a stranger could fill the log. */
final class VerifyEvidence {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final VerifyWatch watch;
    private final Clock wall;

    VerifyEvidence(Ledger ledger, VerifyWatch watch, Clock wall) {
        this.ledger = ledger;
        this.watch = watch;
        this.wall = wall;
    }

    void record(Sought sought, VerifyAnswer answer) {
        String outcome = answer.state().name().toLowerCase(Locale.ROOT);
        switch (sought.question().asker()) {
            case Asker.Anybody() -> watch.verified("anybody", outcome);
            case Asker.Peer(var party) -> {
                note("peer " + party, sought, outcome);
                watch.verified("peer", outcome);
            }
            case Asker.Own(String account) -> {
                note(account, sought, outcome);
                watch.verified("own", outcome);
            }
        }
    }

    private void note(String actor, Sought sought, String outcome) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("outcome", outcome);
        facts.put("by", proof(sought.question().proof()));
        sought.permit()
                .ifPresentOrElse(
                        key -> facts.put(EvidenceNote.PERMIT, key.label()),
                        () -> facts.put("number", sought.question().number()));
        Ledger.Recorded recorded = ledger.record(
                List.of(new Change.Note(new EvidenceNote("permit-verified", wall.instant(), actor, facts))));
        if (recorded instanceof Ledger.Conflict(String what)) {
            throw new OutageException(what, SOON);
        }
    }

    private static String proof(Proof proof) {
        return switch (proof) {
            case Proof.Token unused -> "token";
            case Proof.Barcode unused -> "barcode";
            case Proof.VisibleFields unused -> "visible fields";
        };
    }
}

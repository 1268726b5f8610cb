package org.epixgateway.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.epixgateway.core.exchange.Circuit;
import org.epixgateway.core.exchange.JournalStep;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.party.Party;

/** Tables submission, step and circuit: what the national side handed in, each message's story, how peers fare. */
final class JournalRows {
    private final Party own;

    JournalRows(Party own) {
        this.own = own;
    }

    void add(Session session, Submission s) {
        int added = session.update(
                """
                insert into submission (own_party, account, idempotency_key, id, body, accepted_at, recipients, findings)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (own_party, account, idempotency_key) do nothing""",
                own,
                s.account(),
                s.idempotencyKey(),
                s.id(),
                s.body(),
                s.acceptedAt(),
                Fields.write(s.recipients().stream()
                        .map(r -> List.of(r.party().toString(), r.message().toString()))
                        .toList()),
                FindingText.write(s.findings()));
        if (added == 0) {
            throw new MovedException("a submission of " + s.account() + " under this key is there already");
        }
    }

    Optional<Submission> submission(Session session, String account, String key) {
        return session.first(
                """
                select id, account, idempotency_key, body, accepted_at, recipients, findings from submission
                where own_party = ? and account = ? and idempotency_key = ?""",
                row -> new Submission(
                        row.text(),
                        row.text(),
                        row.text(),
                        row.digest(),
                        row.instant(),
                        recipients(row.text()),
                        FindingText.read(row.text())),
                own,
                account,
                key);
    }

    private static List<Submission.Recipient> recipients(String text) {
        return Fields.read(text).stream()
                .map(row -> new Submission.Recipient(Party.of(row.get(0)), MessageId.parse(row.get(1))))
                .toList();
    }

    void add(Session session, MessageId message, JournalStep step) {
        session.update("""
                insert into step (own_party, message, number, at, what, who, note) values (?, ?,
                    (select coalesce(max(number), 0) + 1 from step where own_party = ? and message = ?), ?, ?, ?, ?)""", own, message, own, message, step.at(), step.what(), step.who(), step.note());
    }

    List<JournalStep> story(Session session, MessageId message) {
        return session.list(
                "select at, what, who, note from step where own_party = ? and message = ? order by number",
                row -> new JournalStep(row.instant(), row.text(), row.text(), row.text()),
                own,
                message);
    }

    void put(Session session, Party peer, Circuit circuit) {
        session.update(
                """
                insert into circuit (own_party, peer, outages_in_row, is_open, probe_at, probe_after, reason)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (own_party, peer) do update set
                    outages_in_row = excluded.outages_in_row, is_open = excluded.is_open, probe_at = excluded.probe_at,
                    probe_after = excluded.probe_after, reason = excluded.reason""",
                own,
                peer,
                circuit.outagesInRow(),
                circuit.isOpen(),
                circuit.probeAt(),
                circuit.probeAfter(),
                circuit.reason());
    }

    Map<Party, Circuit> circuits(Session session) {
        Map<Party, Circuit> all = new TreeMap<>();
        session.list(
                        "select peer, outages_in_row, is_open, probe_at, probe_after, reason from circuit where own_party = ?",
                        row -> Map.entry(
                                row.party(),
                                new Circuit(row.count(), row.flag(), row.instant(), row.span(), row.text())),
                        own)
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }
}

package org.epixgateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.AT;
import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;
import static org.epixgateway.core.exchange.JournalSamples.id;
import static org.epixgateway.core.exchange.JournalSamples.noted;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceCheck.Broken;
import org.epixgateway.core.evidence.EvidenceCheck.Intact;
import org.epixgateway.core.evidence.EvidenceCheck.Outcome;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.evidence.SignedHead;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.CheckEvidence;
import org.epixgateway.core.exchange.JournalSamples;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.StoreUnderTest;
import org.epixgateway.core.exchange.Stored;
import org.junit.jupiter.api.Test;

/** What somebody does to the evidence behind our back shows, as far as a chain can show it. */
interface EvidenceTampering extends StoreUnderTest {

    /** A connection past the gateway. */
    Connection behindOurBack() throws SQLException;

    private void tamper(String sql, Object... values) {
        try (Connection connection = behindOurBack();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isPositive();
        } catch (SQLException trouble) {
            throw new AssertionError(sql, trouble);
        }
    }

    private void writeEntries(int entries) {
        for (int i = 0; i < entries; i++) {
            ledger().record(List.of(noted(id())));
        }
    }

    private Outcome check() {
        return EvidenceCheck.run(evidence(), entry -> Optional.empty(), position -> {});
    }

    private CheckEvidence.Checked checkWithFiles() {
        Stored stored = new Stored(ledger(), journal(), permits(), peers(), evidence());
        return new CheckEvidence(stored, Duration.ofMinutes(5), Clock.fixed(AT, ZoneOffset.UTC)).run(position -> {});
    }

    /** A sent message, its receipt, and a received one, as entries 1 to 3. */
    private void exchange() {
        MessageId sent = id();
        MessageId received = id();
        ledger().record(List.of(
                JournalSamples.add(JournalSamples.sent(sent, FRANCE, PERMIT)),
                note("permit-submitted", sent, Map.of())));
        ledger().record(List.of(
                new Change.AddAnswer(sent, JournalSamples.answer(sent), true),
                note("receipt-verified", sent, answer(sent))));
        ledger().record(List.of(
                JournalSamples.add(JournalSamples.received(FRANCE, received)),
                note("permit-received", received, answer(received))));
    }

    private static Map<String, String> answer(MessageId answered) {
        return Map.of(
                "answer-container", JournalSamples.answer(answered).digest().hex());
    }

    private static Change note(String kind, MessageId message, Map<String, String> more) {
        Map<String, String> facts = new TreeMap<>(more);
        facts.put("message", message.toString());
        facts.put("peer", FRANCE.toString());
        facts.put("container", JournalSamples.container(message).digest().hex());
        return new Change.Note(new EvidenceNote(kind, AT, "gateway", facts));
    }

    private void assertFileBroken(long position, String kind, String words) {
        assertThat(checkWithFiles().outcome()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.kind()).isEqualTo(kind);
            assertThat(broken.position()).isEqualTo(position);
            assertThat(broken.sentence()).contains(words).endsWith("entry " + position + " names.");
        });
    }

    @Test
    default void files_that_are_as_the_entries_name_them_are_intact() {
        exchange();

        assertThat(checkWithFiles().outcome()).isInstanceOf(Intact.class);
    }

    @Test
    default void a_changed_container_of_a_sent_message_shows() {
        exchange();
        tamper("update sent_body set container = ?", new byte[] {0});

        assertFileBroken(1, "file changed", "container of message");
    }

    @Test
    default void a_changed_accepted_answer_shows() {
        exchange();
        tamper("update sent_answer set container = ?", new byte[] {0});

        assertFileBroken(2, "file changed", "answer to message");
    }

    @Test
    default void a_deleted_accepted_answer_shows() {
        exchange();
        tamper("delete from sent_answer");

        assertFileBroken(2, "file missing", "answer to message");
    }

    @Test
    default void a_changed_container_of_a_received_message_shows() {
        exchange();
        tamper("update received_body set container = ?", new byte[] {0});

        assertFileBroken(3, "file changed", "container of message");
    }

    @Test
    default void a_changed_answer_that_was_given_shows() {
        exchange();
        tamper("update received_body set answer = ?", new byte[] {0});

        assertFileBroken(3, "file changed", "answer to message");
    }

    @Test
    default void a_deleted_received_message_shows() {
        exchange();
        tamper("delete from received");

        assertFileBroken(3, "file missing", "container of message");
    }

    @Test
    default void a_late_receipt_after_a_refusal_is_found_among_the_accepted_answers() {
        MessageId sent = id();
        Bytes late = Bytes.utf8("late receipt");
        ledger().record(List.of(
                JournalSamples.add(JournalSamples.sent(sent, FRANCE, PERMIT)),
                new Change.AddAnswer(sent, JournalSamples.answer(sent), true),
                note("refusal-verified", sent, answer(sent)),
                new Change.AddAnswer(sent, late, true),
                note(
                        "receipt-verified",
                        sent,
                        Map.of("answer-container", late.digest().hex()))));

        assertThat(checkWithFiles().outcome()).isInstanceOf(Intact.class);
        tamper("delete from sent_answer where container = ?", late.array());
        assertFileBroken(2, "file changed", "answer to message");
    }

    private void assertBroken(long position, String kind) {
        assertThat(check()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.kind()).isEqualTo(kind);
            assertThat(broken.position()).isEqualTo(position);
        });
    }

    @Test
    default void a_changed_entry_shows() {
        writeEntries(5);
        tamper("update evidence set actor = 'nobody' where position = 3");

        assertBroken(3, "changed");
    }

    @Test
    default void an_entry_about_another_message_shows() {
        writeEntries(5);
        tamper("update evidence set message = ? where position = 3", id().toString());

        assertBroken(3, "changed");
    }

    @Test
    default void a_missing_entry_shows() {
        writeEntries(5);
        tamper("delete from evidence where position = 3");

        assertBroken(3, "missing");
    }

    @Test
    default void two_entries_that_changed_places_show() {
        writeEntries(5);
        tamper("update evidence set position = 99 where position = 3");
        tamper("update evidence set position = 3 where position = 4");
        tamper("update evidence set position = 4 where position = 99");

        assertBroken(3, "changed");
    }

    @Test
    default void an_entry_written_anew_with_a_hash_that_fits_shows_at_the_next() {
        writeEntries(5);
        EvidenceEntry third = evidence().entries(3, 1).getFirst();
        EvidenceEntry moved = EvidenceEntry.chain(
                3, third.previous(), evidence().entries(5, 1).getFirst().note());
        tamper(
                "update evidence set message = ?, hash = ? where position = 3",
                moved.note().facts().getOrDefault("message", ""),
                moved.hash().bytes());

        assertBroken(4, "reordered");
    }

    @Test
    default void entries_cut_off_at_the_end_show() {
        writeEntries(5);
        tamper("delete from evidence where position > 3");

        assertBroken(4, "cut off");
    }

    @Test
    default void entries_cut_off_together_with_the_head_show_by_a_signed_head() {
        writeEntries(5);
        evidence().addSignedHead(new SignedHead(evidence().head(), AT, Bytes.utf8("sealed")));
        EvidenceEntry third = evidence().entries(3, 1).getFirst();
        tamper("delete from evidence where position > 3");
        tamper("update evidence_head set position = 3, hash = ?", third.hash().bytes());

        assertBroken(4, "cut off");
    }

    @Test
    default void entries_cut_off_together_with_the_head_do_not_show_without_a_signed_head() {
        writeEntries(5);
        EvidenceEntry third = evidence().entries(3, 1).getFirst();
        tamper("delete from evidence where position > 3");
        tamper("update evidence_head set position = 3, hash = ?", third.hash().bytes());

        assertThat(check()).isInstanceOf(Intact.class);
    }

    @Test
    default void a_head_that_is_not_the_last_entry_s_shows() {
        writeEntries(5);
        tamper("update evidence_head set hash = ?", Bytes.utf8("other").digest().bytes());

        assertBroken(5, "head differs");
    }

    @Test
    default void a_hash_that_is_none_shows_as_a_changed_entry() {
        writeEntries(5);
        tamper("update evidence set hash = ? where position = 3", new byte[] {1, 2, 3});

        assertBroken(3, "changed");
    }

    @Test
    default void a_previous_hash_that_is_none_shows_as_a_changed_entry() {
        writeEntries(5);
        tamper("update evidence set previous = ? where position = 3", new byte[33]);

        assertBroken(3, "changed");
    }

    @Test
    default void facts_that_cannot_be_read_show_as_a_changed_entry() {
        writeEntries(5);
        tamper("update evidence set facts = ? where position = 3", "document\tab\\");

        assertBroken(3, "changed");
    }

    @Test
    default void facts_without_values_show_as_a_changed_entry() {
        writeEntries(5);
        tamper("update evidence set facts = ? where position = 3", "document\n");

        assertBroken(3, "changed");
    }

    @Test
    default void what_is_wrong_before_an_entry_that_cannot_be_read_shows_first() {
        writeEntries(5);
        tamper("update evidence set hash = ? where position = 4", new byte[0]);
        tamper("delete from evidence where position = 2");

        assertBroken(2, "missing");
    }

    @Test
    default void a_head_that_is_no_hash_shows() {
        writeEntries(5);
        tamper("update evidence_head set hash = ?", new byte[31]);

        assertBroken(5, "head differs");
    }

    @Test
    default void a_signed_head_that_is_no_hash_shows() {
        writeEntries(5);
        evidence().addSignedHead(new SignedHead(evidence().head(), AT, Bytes.utf8("sealed")));
        tamper("update signed_head set hash = ?", new byte[0]);

        assertBroken(5, "head differs");
    }
}

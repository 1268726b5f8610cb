package org.epixgateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.AT;
import static org.epixgateway.core.exchange.JournalSamples.id;
import static org.epixgateway.core.exchange.JournalSamples.noted;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceCheck;
import org.epixgateway.core.evidence.EvidenceCheck.Broken;
import org.epixgateway.core.evidence.EvidenceCheck.Intact;
import org.epixgateway.core.evidence.EvidenceCheck.Outcome;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.SignedHead;
import org.epixgateway.core.exchange.StoreUnderTest;
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
        return EvidenceCheck.run(evidence(), position -> {});
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

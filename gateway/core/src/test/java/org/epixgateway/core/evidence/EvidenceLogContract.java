package org.epixgateway.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.AT;
import static org.epixgateway.core.exchange.JournalSamples.OWN;
import static org.epixgateway.core.exchange.JournalSamples.PERMIT;
import static org.epixgateway.core.exchange.JournalSamples.id;
import static org.epixgateway.core.exchange.JournalSamples.note;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.StoreUnderTest;
import org.junit.jupiter.api.Test;

/** Every entry follows the one before it, says what was noted, and is found again. */
public interface EvidenceLogContract extends StoreUnderTest {

    private List<MessageId> noted(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(n -> {
                    MessageId message = id();
                    ledger().record(List.of(new Change.Note(note(message))));
                    return message;
                })
                .toList();
    }

    @Test
    default void an_empty_log_has_a_head_at_position_nought() {
        assertThat(evidence().head()).isEqualTo(new LogHead(OWN.toString(), 0, EvidenceEntry.GENESIS));
        assertThat(evidence().entries(1, 10)).isEmpty();
        assertThat(EvidenceCheck.run(evidence(), entry -> Optional.empty(), position -> {}))
                .isInstanceOf(EvidenceCheck.Intact.class);
    }

    @Test
    default void an_entry_says_what_was_noted_to_the_microsecond() {
        MessageId message = noted(1).getFirst();

        EvidenceEntry entry = evidence().entries(1, 10).getFirst();

        EvidenceNote note = note(message);
        assertThat(entry.position()).isEqualTo(1);
        assertThat(entry.previous()).isEqualTo(EvidenceEntry.GENESIS);
        assertThat(entry.note())
                .isEqualTo(new EvidenceNote(
                        note.kind(), note.at().truncatedTo(ChronoUnit.MICROS), note.actor(), note.facts()));
        assertThat(entry.isIntact()).isTrue();
    }

    @Test
    default void several_notes_of_one_decision_follow_one_another() {
        List<MessageId> messages = List.of(id(), id(), id());

        ledger().record(messages.stream()
                .<Change>map(message -> new Change.Note(note(message)))
                .toList());

        assertThat(evidence().entries(1, 10).stream()
                        .map(entry -> entry.note().facts().get(EvidenceNote.MESSAGE)))
                .containsExactlyElementsOf(
                        messages.stream().map(MessageId::toString).toList());
        assertThat(EvidenceCheck.run(evidence(), entry -> Optional.empty(), position -> {}))
                .isInstanceOf(EvidenceCheck.Intact.class);
    }

    @Test
    default void entries_are_read_from_a_position_on() {
        noted(5);

        assertThat(evidence().entries(3, 2).stream().map(EvidenceEntry::position))
                .containsExactly(3L, 4L);
        assertThat(evidence().head().position()).isEqualTo(5);
        assertThat(evidence().head().hash())
                .isEqualTo(evidence().entries(5, 1).getFirst().hash());
    }

    @Test
    default void entries_are_found_by_message_permit_and_any_other_fact() {
        List<MessageId> messages = noted(3);

        assertThat(evidence().about(EvidenceNote.MESSAGE, messages.get(1).toString(), 10))
                .containsExactly(evidence().entries(2, 1).getFirst());
        assertThat(evidence().about(EvidenceNote.PERMIT, PERMIT, 2))
                .isEqualTo(evidence().entries(1, 2));
        assertThat(evidence().about("document", "ab\ncd", 2))
                .isEqualTo(evidence().entries(1, 2));
        assertThat(evidence().about("document", "else", 2)).isEmpty();
    }

    @Test
    default void a_long_log_is_checked_to_its_end() {
        List<Change> notes = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            notes.add(new Change.Note(note(id())));
        }
        ledger().record(notes);
        List<Long> told = new ArrayList<>();

        EvidenceCheck.Outcome outcome = EvidenceCheck.run(evidence(), entry -> Optional.empty(), told::add);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        EvidenceCheck.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(2_500));
        assertThat(told).containsExactly(1_000L, 2_000L, 2_500L);
    }

    @Test
    default void signed_heads_are_kept_and_the_check_says_how_far_they_reach() {
        noted(2);
        SignedHead first = new SignedHead(evidence().head(), AT, Bytes.utf8("sealed head"));
        evidence().addSignedHead(first);
        evidence().addSignedHead(new SignedHead(evidence().head(), AT.plusSeconds(300), Bytes.utf8("sealed again")));
        noted(2);
        SignedHead second = new SignedHead(evidence().head(), AT.plusSeconds(600), Bytes.utf8("second head"));
        evidence().addSignedHead(second);
        noted(1);

        assertThat(evidence().signedHeads(1, 10)).containsExactly(first, second);
        assertThat(evidence().signedHeads(3, 10)).containsExactly(second);
        assertThat(EvidenceCheck.run(evidence(), entry -> Optional.empty(), position -> {}))
                .isInstanceOfSatisfying(
                        EvidenceCheck.Intact.class,
                        intact -> assertThat(intact.lastSigned()).contains(second));
    }

    @Test
    default void the_furthest_head_of_a_peer_is_remembered() {
        LogHead early = new LogHead("FR", 7, Bytes.utf8("7").digest());
        LogHead late = new LogHead("FR", 9, Bytes.utf8("9").digest());

        ledger().record(List.of(new Change.NotePeerHead(late)));
        ledger().record(List.of(new Change.NotePeerHead(early)));

        assertThat(evidence().lastKnownHead("FR")).contains(late);
        assertThat(evidence().lastKnownHead("KE")).isEmpty();
    }
}

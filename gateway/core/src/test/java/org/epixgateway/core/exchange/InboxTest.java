package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();
    private final Inbox inbox = swiss.acts().inbox();

    private MessageId delivered(Permit permit, String key) {
        MessageId id = namibia.accepted(permit, key);
        namibia.work();
        return id;
    }

    @Test
    void permits_are_listed_in_the_order_in_which_they_came() {
        MessageId first = delivered(tusks, "key-1");
        MessageId second = delivered(TestPermits.minimalExport(), "key-2");

        List<ReceivedMessage> all = inbox.list(0, false, false, 10);

        assertThat(all).extracting(ReceivedMessage::id).containsExactly(first, second);
        assertThat(inbox.list(all.get(0).inboxPosition(), false, false, 10)).hasSize(1);
        assertThat(inbox.list(0, false, false, 1)).hasSize(1);
    }

    @Test
    void an_opened_permit_is_offered_until_it_is_taken() {
        MessageId id = delivered(tusks, "key-1");

        Inbox.Contents contents = inbox.open(id, "system").orElseThrow();
        assertThat(contents.document()).isEqualTo(namibia.documents.write(tusks));
        assertThat(contents.message().state()).isEqualTo(ReceivedState.OFFERED);
        assertThat(inbox.list(0, false, false, 10)).hasSize(1);

        assertThat(inbox.take(id, "system").orElseThrow().state()).isEqualTo(ReceivedState.TAKEN);
        assertThat(inbox.list(0, false, false, 10)).isEmpty();
        assertThat(inbox.list(0, false, true, 10)).hasSize(1);
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received", "permit-offered", "permit-taken");
    }

    @Test
    void taking_or_opening_again_changes_nothing() {
        MessageId id = delivered(tusks, "key-1");
        inbox.take(id, "system");

        inbox.take(id, "system");
        inbox.open(id, "system");

        assertThat(swiss.store.received(id).orElseThrow().state()).isEqualTo(ReceivedState.TAKEN);
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received", "permit-taken");
    }

    @Test
    void attachments_come_out_as_they_went_in_and_their_names_are_data_only() {
        Attachment attachment = new Attachment("../../etc/passwd", "text/plain", Bytes.utf8("no path"));
        MessageId id = InMemoryGateway.accepted(namibia.submit(new SubmissionRequest(
                "permits",
                "key-1",
                namibia.documents.write(tusks),
                List.of(attachment),
                List.of(),
                List.of(),
                OriginalForm.DATA_OF_PAPER_ORIGINAL,
                false,
                java.util.Optional.empty())));
        namibia.work();

        Inbox.Contents contents = inbox.open(id, "system").orElseThrow();

        assertThat(contents.attachments()).containsExactly(attachment);
        assertThat(contents.header().attachments())
                .extracting(DocumentEntry::name)
                .containsExactly("attachment-1.bin");
        assertThat(contents.header().originalForm()).contains(OriginalForm.DATA_OF_PAPER_ORIGINAL);
    }

    @Test
    void what_was_refused_is_not_there() {
        HeaderDraft nonsense =
                HeaderDraft.of(namibia, tusks, SWITZERLAND, network).holding(Bytes.utf8("<junk/>"));
        swiss.receive(nonsense.sealed(), NAMIBIA);

        assertThat(inbox.list(0, true, true, 10)).isEmpty();
        assertThat(inbox.open(nonsense.id, "system")).isEmpty();
        assertThat(inbox.take(NAMIBIA, nonsense.id, "system")).isEmpty();
    }

    @Test
    void where_two_parties_used_one_id_each_permit_is_opened_and_taken_by_its_sender() {
        InMemoryGateway france = network.gateway(FRANCE);
        MessageId id = delivered(tusks, "key-1");
        swiss.receive(
                HeaderDraft.of(france, TestPermits.preConventionPiano(), SWITZERLAND, network)
                        .with(m -> m.id = id)
                        .sealed(),
                FRANCE);

        assertThat(inbox.open(FRANCE, id, "system").orElseThrow().document())
                .isEqualTo(france.documents.write(TestPermits.preConventionPiano()));
        inbox.take(FRANCE, id, "system");

        assertThat(inbox.list(0, false, false, 10))
                .extracting(ReceivedMessage::from)
                .containsExactly(NAMIBIA);
    }
}

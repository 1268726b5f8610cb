package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SINGAPORE;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** What is refused before anybody looks at the permit: container, signature, authority. */
class ThreeChecksTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final Permit tusks = TestPermits.elephantTuskExport();

    private HeaderDraft message() {
        return HeaderDraft.of(namibia, tusks, SWITZERLAND, network);
    }

    private Receipt receipted(Bytes container) {
        return AnswerInside.receipt(swiss, swiss.receive(container, NAMIBIA));
    }

    private Refusal refused(Bytes container) {
        return AnswerInside.refusal(swiss, swiss.receive(container, NAMIBIA));
    }

    private List<ReceivedMessage> inbox() {
        return swiss.store.inbox(0, true, true, 100);
    }

    @Test
    void a_broken_container_is_refused_by_its_digest_and_leaves_no_trace_in_the_journal() {
        Bytes junk = Bytes.utf8("PK junk");

        Refusal refusal = refused(junk);

        assertThat(refusal.reason()).isEqualTo(RefusalReason.CONTAINER_BROKEN);
        assertThat(refusal.message()).isEmpty();
        assertThat(refusal.file()).isEqualTo(junk.digest());
        assertThat(refusal.heads()).isEmpty();
        assertThat(swiss.evidenceKinds()).isEmpty();
    }

    @Test
    void a_container_without_a_header_that_can_be_read_is_broken() {
        Bytes container = namibia.envelopes.seal(
                List.of(new SealedFile(Header.FILE_NAME, "application/xml", Bytes.utf8("not a header"))),
                network.wall().instant());

        assertThat(refused(container).reason()).isEqualTo(RefusalReason.CONTAINER_BROKEN);
    }

    @Test
    void an_unsigned_container_is_refused() {
        assertThat(refused(InMemoryEnvelopes.unsigned(message().sealed())).reason())
                .isEqualTo(RefusalReason.CONTAINER_BROKEN);
    }

    @Test
    void a_tampered_container_is_refused() {
        assertThat(refused(InMemoryEnvelopes.tampered(message().sealed())).reason())
                .isEqualTo(RefusalReason.SIGNATURE_INVALID);
        assertThat(inbox()).isEmpty();
    }

    @Test
    void the_key_of_another_registered_party_does_not_speak_for_the_sender() {
        Bytes forged = message().sealedBy(france.envelopes);

        assertThat(refused(forged).reason()).isEqualTo(RefusalReason.SIGNATURE_INVALID);
        assertThat(AnswerInside.refusal(swiss, swiss.receive(forged, FRANCE)).reason())
                .isEqualTo(RefusalReason.SIGNATURE_INVALID);
    }

    @Test
    void a_party_that_is_not_registered_is_refused_whatever_it_signs() {
        InMemoryGateway stranger = new InMemoryNetwork().gateway(SINGAPORE);
        Bytes container = HeaderDraft.of(stranger, TestPermits.pythonReExport(), SWITZERLAND, network)
                .sealed();

        assertThat(refused(container).reason()).isEqualTo(RefusalReason.SIGNATURE_INVALID);
    }

    @Test
    void a_revoked_seal_is_refused_and_an_unknown_status_is_an_outage() {
        swiss.revocations.say(NAMIBIA, new Revocations.Revoked(network.wall().instant()));
        Bytes container = message().sealed();

        assertThat(refused(container).reason()).isEqualTo(RefusalReason.SIGNATURE_INVALID);

        swiss.revocations.say(NAMIBIA, new Revocations.Unknown("The list of NA is stale."));
        assertThatThrownBy(() -> swiss.receive(container, NAMIBIA)).isInstanceOf(OutageException.class);
        assertThat(inbox()).isEmpty();

        swiss.revocations.say(NAMIBIA, new Revocations.Good());
        assertThat(receipted(container).file()).isEqualTo(container.digest());
    }

    @Test
    void a_message_for_another_party_is_refused() {
        Bytes container = message().with(m -> m.to = Optional.of(FRANCE)).sealed();

        assertThat(refused(container).reason()).isEqualTo(RefusalReason.NOT_ADDRESSED_TO_US);
    }

    @Test
    void an_authentic_message_is_refused_from_a_peer_that_does_not_carry_for_its_party() {
        Bytes container = message().sealed();

        Bytes answer = swiss.receive(container, FRANCE);

        assertThat(AnswerInside.refusal(swiss, answer).reason()).isEqualTo(RefusalReason.NOT_AUTHORISED);
        assertThat(AnswerInside.header(swiss, answer).to()).contains(FRANCE);
    }

    @Test
    void a_registered_carrier_brings_messages_until_it_is_retired() {
        Peer carrier = swiss.store.peer(FRANCE).orElseThrow();
        Peer carrying = new Peer(
                FRANCE,
                carrier.name(),
                Peer.State.ACTIVE,
                1,
                carrier.deliveryMode(),
                carrier.services(),
                carrier.certificates(),
                List.of(),
                Set.of(NAMIBIA),
                Set.of(),
                carrier.policy(),
                carrier.version());
        swiss.register(carrying);
        Bytes container = message().sealed();

        assertThat(AnswerInside.receipt(swiss, swiss.receive(container, FRANCE)).file())
                .isEqualTo(container.digest());

        swiss.register(carrying.withState(Peer.State.RETIRED));
        assertThat(AnswerInside.refusal(swiss, swiss.receive(message().sealed(), FRANCE))
                        .reason())
                .isEqualTo(RefusalReason.NOT_AUTHORISED);
    }

    @Test
    void a_permit_that_another_party_issued_is_refused_whoever_signs_it() {
        Permit french = TestPermits.preConventionPiano();

        assertThat(refused(HeaderDraft.of(namibia, french, SWITZERLAND, network).sealed())
                        .reason())
                .isEqualTo(RefusalReason.NOT_AUTHORISED);
        assertThat(refused(message().about(french).sealed()).reason()).isEqualTo(RefusalReason.NOT_AUTHORISED);
        assertThat(swiss.store.find(french.key().orElseThrow())).isEmpty();
    }

    @Test
    void header_and_document_that_name_different_permits_are_refused() {
        Bytes container = message().about(TestPermits.minimalExport()).sealed();

        assertThat(refused(container).sentence()).contains("different permits");
        assertThat(inbox()).isEmpty();
    }

    @Test
    void a_file_that_the_header_does_not_list_is_refused_even_behind_a_double_entry() {
        Bytes note = Bytes.utf8("note");
        DocumentEntry listed = new DocumentEntry("attachment-1.txt", "text/plain", "note.txt", note.digest());
        HeaderDraft honest = message().with(m -> {
            m.attachments = List.of(listed);
            m.moreFiles.add(new SealedFile("attachment-1.txt", "text/plain", note));
        });
        HeaderDraft sly = message().with(m -> {
            m.attachments = List.of(listed, listed);
            m.moreFiles.add(new SealedFile("attachment-1.txt", "text/plain", note));
            m.moreFiles.add(new SealedFile("hidden.txt", "text/plain", note));
        });

        assertThat(refused(sly.sealed()).reason()).isEqualTo(RefusalReason.NOT_AUTHORISED);
        assertThat(receipted(honest.sealed()).message()).isEqualTo(honest.id);
    }
}

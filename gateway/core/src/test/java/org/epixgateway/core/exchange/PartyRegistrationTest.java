package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.PartyRegistration.First;
import org.epixgateway.core.exchange.PartyRegistration.Rejected;
import org.epixgateway.core.exchange.PartyRegistration.Update;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.PartyDescriptor.DescribedCertificate;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.RevocationPolicy;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class PartyRegistrationTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway namibia = new InMemoryNetwork().gateway(NAMIBIA);
    private final PartyRegistration registration = swiss.acts().registration();
    private final TestCertificate old = namibia.envelopes.certificate();
    private final TestCertificate fresh =
            TestParties.sealOf(NAMIBIA, old.until().plusSeconds(86_400));

    private Bytes descriptor(long sequence, TestCertificate... seals) {
        return descriptor(NAMIBIA, sequence, seals);
    }

    private Bytes descriptor(Party party, long sequence, TestCertificate... seals) {
        return namibia.acts()
                .seal()
                .descriptor(new PartyDescriptor(
                        party,
                        "Gateway of " + party,
                        "Authority",
                        List.of(),
                        sequence,
                        network.wall().instant(),
                        List.of("1"),
                        List.of(),
                        DeliveryMode.PUSH,
                        List.of(),
                        List.of(),
                        Arrays.stream(seals)
                                .map(c -> new DescribedCertificate(CertificateUse.SEAL, c.from(), c.until(), c.der()))
                                .toList(),
                        List.of(),
                        Set.of()))
                .container();
    }

    private Peer registered() {
        return registration.register((First) registration.examine(descriptor(1, old)), "officer");
    }

    private List<RegisteredCertificate> seals() {
        return swiss.store.peer(NAMIBIA).orElseThrow().all(CertificateUse.SEAL);
    }

    @Test
    void a_first_descriptor_shows_the_fingerprint_that_two_persons_compare() {
        assertThat(registration.examine(descriptor(1, old)))
                .isInstanceOfSatisfying(
                        First.class, first -> assertThat(first.fingerprint()).isEqualTo(old.fingerprint()));
        assertThat(swiss.store.peer(NAMIBIA)).isEmpty();

        registered();

        assertThat(swiss.store.peer(NAMIBIA).orElseThrow().state()).isEqualTo(Peer.State.ACTIVE);
        assertThat(swiss.evidenceKinds()).containsExactly("party-registered");
    }

    @Test
    void a_descriptor_must_be_sealed_by_a_key_that_it_lists() {
        assertThat(registration.examine(descriptor(1, fresh))).isInstanceOf(Rejected.class);
        assertThat(registration.examine(InMemoryEnvelopes.tampered(descriptor(1, old))))
                .isInstanceOf(Rejected.class);
        assertThat(registration.examine(Bytes.utf8("junk"))).isInstanceOf(Rejected.class);
    }

    @Test
    void nobody_describes_another_party_or_ours() {
        assertThat(registration.examine(descriptor(FRANCE, 1, old))).isInstanceOf(Rejected.class);
        assertThat(registration.examine(swiss.acts()
                        .seal()
                        .descriptor(new PartyDescriptor(
                                SWITZERLAND,
                                "",
                                "",
                                List.of(),
                                1,
                                network.wall().instant(),
                                List.of(),
                                List.of(),
                                DeliveryMode.PUSH,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Set.of()))
                        .container()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_permit_is_no_descriptor() {
        Bytes permit = HeaderDraft.of(namibia, TestPermits.elephantTuskExport(), SWITZERLAND, network)
                .sealed();

        assertThat(registration.examine(permit)).isInstanceOf(Rejected.class);
    }

    @Test
    void an_update_needs_a_registered_key_and_a_higher_sequence() {
        registered();

        assertThat(registration.examine(descriptor(1, old, fresh))).isInstanceOf(Rejected.class);
        assertThat(registration.examine(descriptor(2, old, fresh))).isInstanceOf(Update.class);
        namibia.envelopes.rollOver(fresh);
        assertThat(registration.examine(descriptor(2, old, fresh))).isInstanceOf(Rejected.class);
    }

    @Test
    void a_key_that_is_no_longer_listed_is_retired_and_seals_no_descriptor_any_more() {
        registered();
        registration.update((Update) registration.examine(descriptor(2, fresh)), "officer");

        assertThat(seals())
                .hasSize(2)
                .filteredOn(c -> c.der().equals(old.der()))
                .first()
                .extracting(RegisteredCertificate::retiredAt)
                .isEqualTo(Optional.of(network.wall().instant()));
        assertThat(registration.examine(descriptor(3, old))).isInstanceOf(Rejected.class);

        namibia.envelopes.rollOver(fresh);
        assertThat(registration.examine(descriptor(3, fresh))).isInstanceOf(Update.class);
    }

    @Test
    void messages_under_a_retired_key_are_taken_for_thirty_days() {
        registered();
        registration.update((Update) registration.examine(descriptor(2, fresh)), "officer");
        network.pass(Duration.ofDays(30).minusSeconds(1));
        Bytes late = HeaderDraft.of(namibia, TestPermits.elephantTuskExport(), SWITZERLAND, network)
                .sealed();

        assertThat(AnswerInside.receipt(swiss, swiss.receive(late, NAMIBIA)).file())
                .isEqualTo(late.digest());

        network.pass(Duration.ofSeconds(1));
        Bytes tooLate = HeaderDraft.of(namibia, TestPermits.elephantTuskExport(), SWITZERLAND, network)
                .sealed();
        assertThat(AnswerInside.refusal(swiss, swiss.receive(tooLate, NAMIBIA)).reason())
                .isEqualTo(RefusalReason.SIGNATURE_INVALID);
    }

    @Test
    void listing_a_revoked_certificate_again_does_not_make_it_good() {
        registered();
        registration.update((Update) registration.examine(descriptor(2, old, fresh)), "officer");
        registration.revoke(NAMIBIA, old.fingerprint(), "officer");
        namibia.envelopes.rollOver(fresh);

        registration.update((Update) registration.examine(descriptor(3, old, fresh)), "officer");

        assertThat(seals())
                .filteredOn(c -> c.der().equals(old.der()))
                .first()
                .matches(c -> c.isRevoked(network.wall().instant()));
        assertThat(swiss.evidenceKinds())
                .containsExactly("party-registered", "party-updated", "certificate-revoked", "party-updated");
    }

    @Test
    void states_and_agreements_are_evidence_and_outlive_an_update() {
        registered();
        registration.agree(
                NAMIBIA, new PeerPolicy(List.of(), RevocationPolicy.SOFT_FAIL, Set.of("B-01"), true), "officer");
        registration.move(NAMIBIA, Peer.State.PAUSED, "officer");

        registration.update((Update) registration.examine(descriptor(2, old)), "officer");

        Peer peer = swiss.store.peer(NAMIBIA).orElseThrow();
        assertThat(peer.policy().refuseOnRules()).containsExactly("B-01");
        assertThat(peer.policy().takesTestMessages()).isTrue();
        assertThat(peer.state()).isEqualTo(Peer.State.PAUSED);
        assertThat(swiss.evidenceKinds())
                .containsExactly("party-registered", "party-policy", "party-paused", "party-updated");
    }

    @Test
    void a_retired_party_comes_back_only_by_its_fingerprint() {
        registered();
        registration.move(NAMIBIA, Peer.State.RETIRED, "officer");

        assertThat(registration.examine(descriptor(2, old))).isInstanceOf(First.class);
    }
}

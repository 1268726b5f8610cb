package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.NORWAY;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.AcceptedForm;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.InMemoryPermitDocuments;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Severity;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.TestTraders;
import org.junit.jupiter.api.Test;

class SubmitPermitTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final Permit tusks = TestPermits.elephantTuskExport();
    private final Bytes document = namibia.documents.write(tusks);

    private SubmissionRequest request(String key) {
        return SubmissionRequest.of("permits", key, document, List.of());
    }

    private static List<String> rules(SubmissionAnswer answer) {
        return answer instanceof SubmissionAnswer.Rejected(List<Finding> findings)
                ? findings.stream().filter(Finding::isError).map(Finding::rule).toList()
                : List.of("not rejected");
    }

    private static Submission submission(SubmissionAnswer answer) {
        return switch (answer) {
            case SubmissionAnswer.Accepted(Submission submission) -> submission;
            case SubmissionAnswer.Repeated(Submission submission) -> submission;
            default -> throw new AssertionError("no submission: " + answer);
        };
    }

    @Test
    void an_own_permit_goes_to_the_party_that_its_kind_names_and_is_registered() {
        MessageId id = namibia.accepted(tusks, "key-1");

        SentMessage sent = namibia.sent(id);
        assertThat(sent.to()).isEqualTo(SWITZERLAND);
        assertThat(sent.state()).isEqualTo(SentState.ACCEPTED);
        assertThat(namibia.queue.waiting(SWITZERLAND)).containsExactly(id + "/1");
        assertThat(namibia.store.find(tusks.key().orElseThrow()))
                .get()
                .extracting(RegisteredPermit::document, RegisteredPermit::firstMessage)
                .containsExactly(document.digest(), id);
        assertThat(namibia.evidenceKinds()).containsExactly("permit-submitted");
    }

    @Test
    void an_import_permit_goes_to_the_exporting_party() {
        network.gateway(org.epixgateway.core.party.Party.of("TH"));

        assertThat(submission(swiss.submit(TestPermits.orchidImport(), "key-1")).recipients())
                .extracting(recipient -> recipient.party().toString())
                .containsExactly("TH");
    }

    @Test
    void the_first_answer_is_given_again_for_the_same_key_and_body() {
        SubmissionAnswer first = namibia.submit(request("key-1"));

        SubmissionAnswer second = namibia.submit(request("key-1"));

        assertThat(second).isEqualTo(new SubmissionAnswer.Repeated(submission(first)));
        assertThat(namibia.evidenceKinds()).containsExactly("permit-submitted");
    }

    @Test
    void the_first_answer_is_given_again_when_the_permit_has_expired_or_the_disk_is_full_by_now() {
        Submission first = submission(namibia.submit(request("key-1")));
        network.pass(Duration.ofDays(400));
        assertThat(rules(namibia.submit(request("key-2")))).contains("B-03");

        namibia.isDiskFull = true;
        assertThat(namibia.submit(request("key-1"))).isEqualTo(new SubmissionAnswer.Repeated(first));
    }

    @Test
    void a_key_that_was_used_for_anything_else_is_refused_even_for_nonsense() {
        namibia.submit(request("key-1"));

        assertThat(namibia.submit(request("key-1").asTest())).isEqualTo(new SubmissionAnswer.KeyReused("key-1"));
        assertThat(namibia.submit(SubmissionRequest.of("permits", "key-1", Bytes.utf8("<junk/>"), List.of())))
                .isEqualTo(new SubmissionAnswer.KeyReused("key-1"));
    }

    @Test
    void keys_belong_to_their_account_and_a_rejected_submission_does_not_use_one_up() {
        namibia.submit(request("key-1"));
        SubmissionRequest ofAnother = SubmissionRequest.of("other", "key-1", document, List.of());
        assertThat(namibia.submit(ofAnother)).isInstanceOf(SubmissionAnswer.Accepted.class);

        assertThat(rules(namibia.submit(SubmissionRequest.of("permits", "key-2", Bytes.utf8("<junk/>"), List.of()))))
                .containsExactly("XML");
        assertThat(namibia.submit(request("key-2"))).isInstanceOf(SubmissionAnswer.Accepted.class);
    }

    @Test
    void a_request_without_a_key_is_none() {
        assertThatThrownBy(() -> request(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request("k".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThat(request("k".repeat(200)).idempotencyKey()).hasSize(200);
    }

    @Test
    void broken_rules_block_before_anything_is_stored() {
        Permit expired = PermitDraft.of(tusks)
                .with(p -> p.validUntil = Optional.of(TestPermits.TODAY.minusDays(1)))
                .build();

        assertThat(rules(namibia.submit(expired, "key-1"))).contains("B-03");

        assertThat(namibia.evidenceKinds()).isEmpty();
        assertThat(namibia.store.find(tusks.key().orElseThrow())).isEmpty();
        assertThat(namibia.observations.rulesBroken()).contains("B-03");
    }

    @Test
    void a_permit_wrapped_in_soap_is_rejected() {
        assertThat(rules(namibia.submit(SubmissionRequest.of(
                        "permits", "key-1", InMemoryPermitDocuments.wrapped(document), List.of()))))
                .containsExactly("XML");
    }

    @Test
    void only_own_permits_with_an_issuing_country_are_sent() {
        Permit ofNobody =
                PermitDraft.of(tusks).with(p -> p.authority = Authority.NONE).build();

        assertThat(rules(namibia.submit(TestPermits.preConventionPiano(), "key-1")))
                .containsExactly("S-02");
        assertThat(rules(namibia.submit(ofNobody, "key-2"))).isNotEmpty().doesNotContain("not rejected");
    }

    @Test
    void no_recipient_follows_from_a_country_of_the_past() {
        Permit toSudanBeforeItsSecession = PermitDraft.of(tusks)
                .with(p -> p.importer = TestTraders.withCountry(p.importer, Optional.of(CountryCode.of("S1")), "S1"))
                .build();

        assertThat(rules(namibia.submit(toSudanBeforeItsSecession, "key-1"))).contains("S-03");
    }

    @Test
    void recipients_must_be_peers_and_not_ourselves_and_be_named_where_none_follows() {
        assertThat(rules(namibia.submit(tusks, "key-1", NORWAY))).containsExactly("S-04");
        assertThat(rules(namibia.submit(tusks, "key-2", NAMIBIA))).containsExactly("S-03");
        namibia.acts().registration().move(FRANCE, Peer.State.RETIRED, "officer");
        assertThat(rules(namibia.submit(tusks, "key-3", FRANCE))).containsExactly("S-04");

        InMemoryGateway norway = network.gateway(NORWAY);
        assertThat(rules(norway.submit(TestPermits.introductionFromTheSea(), "key-1")))
                .containsExactly("S-03");
        assertThat(norway.submit(TestPermits.introductionFromTheSea(), "key-1", SWITZERLAND))
                .isInstanceOf(SubmissionAnswer.Accepted.class);
    }

    @Test
    void several_recipients_get_one_message_each_with_the_same_document() {
        Submission submission = submission(namibia.submit(tusks, "key-1", SWITZERLAND, FRANCE, SWITZERLAND));

        assertThat(submission.recipients())
                .extracting(Submission.Recipient::party)
                .containsExactly(SWITZERLAND, FRANCE);
        assertThat(namibia.work()).containsExactly("delivered", "delivered");
        assertThat(swiss.store.inbox(0, true, true, 10)).hasSize(1);
        assertThat(france.store.inbox(0, true, true, 10)).hasSize(1);
        assertThat(namibia.evidenceKinds())
                .filteredOn("permit-submitted"::equals)
                .hasSize(2);
    }

    @Test
    void one_recipient_that_is_impossible_stops_all() {
        assertThat(rules(namibia.submit(tusks, "key-1", SWITZERLAND, NORWAY))).containsExactly("S-04");

        assertThat(namibia.store.unfinished(0, 10)).isEmpty();
        assertThat(namibia.queue.peersWithWork()).isEmpty();
    }

    @Test
    void without_a_store_or_a_seal_nothing_is_accepted() {
        namibia.store.breakDown("The disk is gone.");
        assertThatThrownBy(() -> namibia.submit(request("key-1"))).isInstanceOf(OutageException.class);
        namibia.store.repair();
        namibia.envelopes.rollOver(TestParties.sealOf(NAMIBIA, network.wall().instant()));
        assertThatThrownBy(() -> namibia.submit(request("key-1"))).isInstanceOf(OutageException.class);
        namibia.isDiskFull = true;
        assertThatThrownBy(() -> namibia.submit(request("key-1"))).isInstanceOf(OutageException.class);

        assertThat(namibia.store.unfinished(0, 10)).isEmpty();
        assertThat(namibia.evidenceKinds()).isEmpty();
    }

    @Test
    void the_same_document_may_be_sent_again_and_changes_nothing_in_the_register() {
        namibia.submit(request("key-1"));
        RegisteredPermit before = namibia.store.find(tusks.key().orElseThrow()).orElseThrow();

        assertThat(namibia.submit(request("key-2"))).isInstanceOf(SubmissionAnswer.Accepted.class);

        assertThat(namibia.store.find(tusks.key().orElseThrow())).contains(before);
    }

    @Test
    void the_same_document_sent_again_is_said_to_both_sides_with_the_earlier_message() {
        Submission first = submission(namibia.submit(request("key-1")));
        namibia.work();
        Submission second = submission(namibia.submit(request("key-2")));
        namibia.work();
        MessageId id = first.recipients().get(0).message();

        assertThat(first.findings()).noneMatch(finding -> finding.rule().equals("S-08"));
        assertThat(second.findings())
                .filteredOn(finding -> finding.rule().equals("S-08"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.sentence()).contains(id + " to CH");
                });
        assertThat(swiss.store
                        .received(NAMIBIA, second.recipients().get(0).message())
                        .orElseThrow()
                        .findings())
                .filteredOn(finding -> finding.rule().equals("S-08"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    assertThat(finding.sentence()).contains("already held, as message " + id);
                });
    }

    @Test
    void a_test_of_a_document_that_was_sent_is_no_second_sending() {
        namibia.submit(request("key-1"));

        assertThat(submission(namibia.submit(request("key-2").asTest())).findings())
                .noneMatch(finding -> finding.rule().equals("S-08"));
    }

    @Test
    void another_document_under_a_number_is_rejected_unless_it_names_the_one_that_it_replaces() {
        namibia.submit(request("key-1"));
        Bytes altered = namibia.documents.writeOtherwise(tusks, "altered");

        assertThat(rules(namibia.submit(replacing(altered, Optional.empty())))).containsExactly("S-05");
        assertThat(rules(namibia.submit(replacing(altered, Optional.of(altered.digest())))))
                .containsExactly("S-05");
        assertThat(namibia.submit(replacing(altered, Optional.of(document.digest()))))
                .isInstanceOf(SubmissionAnswer.Accepted.class);

        namibia.work();
        assertThat(swiss.store.find(tusks.key().orElseThrow()).orElseThrow().document())
                .isEqualTo(altered.digest());
    }

    private static SubmissionRequest replacing(Bytes document, Optional<Digest> old) {
        return new SubmissionRequest(
                "permits",
                "key of " + old,
                document,
                List.of(),
                List.of(),
                List.of(),
                OriginalForm.ELECTRONIC_ORIGINAL,
                false,
                old);
    }

    @Test
    void a_test_goes_all_the_way_and_leaves_the_register_alone_on_both_sides() {
        swiss.agree(NAMIBIA, java.util.Set.of(), true);

        MessageId id = InMemoryGateway.accepted(namibia.submit(request("key-1").asTest()));
        namibia.work();

        assertThat(namibia.sent(id).state()).isEqualTo(SentState.DELIVERED);
        assertThat(namibia.sent(id).isTest()).isTrue();
        assertThat(namibia.store.find(tusks.key().orElseThrow())).isEmpty();
        assertThat(swiss.store.find(tusks.key().orElseThrow())).isEmpty();
    }

    @Test
    void a_party_that_wants_paper_is_told_of_where_it_says_so() {
        Peer peer = namibia.store.peer(SWITZERLAND).orElseThrow();
        namibia.register(new Peer(
                peer.party(),
                peer.name(),
                peer.state(),
                peer.sequence(),
                peer.deliveryMode(),
                peer.services(),
                peer.certificates(),
                List.of(new AcceptedForm(DocumentKind.EXPORT, true, TestPermits.TODAY.plusDays(1))),
                peer.carries(),
                peer.customsTerritory(),
                peer.policy(),
                peer.version()));

        assertThat(submission(namibia.submit(request("key-1"))).findings())
                .extracting(Finding::rule)
                .contains("S-06");
        network.pass(Duration.ofDays(1));
        assertThat(submission(namibia.submit(request("key-2"))).findings())
                .extracting(Finding::rule)
                .doesNotContain("S-06");
    }
}

package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.exchange.TestStatements.TODAY;
import static org.epixgateway.core.exchange.TestStatements.about;
import static org.epixgateway.core.exchange.TestStatements.endorsed;
import static org.epixgateway.core.exchange.TestStatements.notice;
import static org.epixgateway.core.exchange.TestStatements.used;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Fact.Notice.Kind;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tusks go from Namibia to Switzerland; France knows of the permit too. */
class MakeStatementTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final Permit tusks = TestPermits.elephantTuskExport();

    @BeforeEach
    void thePermitIsIssued() {
        namibia.submit(tusks, "issue", SWITZERLAND, FRANCE);
        namibia.work();
    }

    private void says(InMemoryGateway who, String key, Fact fact) {
        assertThat(who.state(about(tusks, key, fact))).isInstanceOf(SubmissionAnswer.Accepted.class);
    }

    private PermitState at(InMemoryGateway gateway) {
        return gateway.acts()
                .lives()
                .of(tusks.key().orElseThrow())
                .orElseThrow()
                .standing(LocalDate.ofInstant(network.wall().instant(), ZoneOffset.UTC))
                .state();
    }

    private static List<String> rules(SubmissionAnswer answer) {
        return answer instanceof SubmissionAnswer.Rejected(List<Finding> findings)
                ? findings.stream().map(Finding::rule).toList()
                : List.of();
    }

    private static List<Finding> findings(SubmissionAnswer answer) {
        return answer instanceof SubmissionAnswer.Accepted(Submission submission) ? submission.findings() : List.of();
    }

    @Test
    void an_endorsement_reaches_every_party_that_holds_the_permit() {
        says(namibia, "endorse", endorsed("2"));

        assertThat(namibia.work()).containsExactlyInAnyOrder("delivered", "delivered");

        assertThat(List.of(at(namibia), at(swiss), at(france))).containsOnly(PermitState.ENDORSED);
        assertThat(swiss.evidenceKinds()).containsExactly("permit-received", "statement-received");
        assertThat(swiss.store.inbox(0, false, false, 10))
                .extracting(ReceivedMessage::kind)
                .containsExactly(MessageKind.PERMIT, MessageKind.ENDORSEMENT);
    }

    @Test
    void more_than_was_issued_is_not_endorsed() {
        assertThat(rules(namibia.state(about(tusks, "endorse", endorsed("3"))))).containsExactly("L-13");
        assertThat(at(namibia)).isEqualTo(PermitState.ISSUED);
    }

    @Test
    void a_use_is_reported_to_the_issuer_and_both_registers_agree() {
        says(namibia, "endorse", endorsed("2"));
        namibia.work();
        says(swiss, "use", used(TODAY, "2"));

        assertThat(swiss.work()).containsExactly("delivered");

        assertThat(at(swiss)).isEqualTo(PermitState.USED);
        assertThat(at(namibia)).isEqualTo(PermitState.USED);
        assertThat(at(france)).isEqualTo(PermitState.ENDORSED);
    }

    @Test
    void only_the_issuer_endorses_and_only_the_importing_party_reports_the_use() {
        assertThat(rules(swiss.state(about(tusks, "endorse", endorsed("2"))))).containsExactly("L-02");
        assertThat(rules(namibia.state(about(tusks, "use", used(TODAY, "2"))))).containsExactly("L-02");
        assertThat(rules(france.state(about(tusks, "use", used(TODAY, "2"))))).containsExactly("L-02");
    }

    @Test
    void a_withdrawn_permit_is_withdrawn_everywhere_and_may_be_reinstated() {
        says(namibia, "withdraw", notice(Kind.WITHDRAWN, TODAY));
        namibia.work();
        assertThat(List.of(at(namibia), at(swiss), at(france))).containsOnly(PermitState.WITHDRAWN);
        assertThat(rules(namibia.state(about(tusks, "endorse", endorsed("2"))))).containsExactly("L-03");

        says(namibia, "again", notice(Kind.REINSTATED, TODAY));
        namibia.work();

        assertThat(List.of(at(namibia), at(swiss), at(france))).containsOnly(PermitState.ISSUED);
    }

    @Test
    void a_use_after_withdrawal_is_stored_and_disputed_with_an_alarm_on_both_sides() {
        says(namibia, "withdraw", notice(Kind.WITHDRAWN, TODAY.minusDays(1)));
        swiss.isDiskFull = true; // the notice waits while goods move
        namibia.work();
        says(namibia, "other", notice(Kind.REINSTATED, TODAY.minusDays(1)));
        says(namibia, "withdraw again", notice(Kind.WITHDRAWN, TODAY.minusDays(1)));
        swiss.isDiskFull = false;
        says(swiss, "use", used(TODAY, "2"));
        assertThat(at(swiss)).isEqualTo(PermitState.USED);

        assertThat(swiss.work()).containsExactly("delivered");
        namibia.settle(30);

        assertThat(at(namibia)).isEqualTo(PermitState.DISPUTED);
        assertThat(at(swiss)).isEqualTo(PermitState.DISPUTED);
        assertThat(namibia.observations.alarmKinds()).contains("permit-disputed");
        assertThat(swiss.observations.alarmKinds()).contains("permit-disputed");
        assertThat(namibia.evidenceKinds()).contains("permit-disputed");
        assertThat(swiss.evidenceKinds()).contains("permit-disputed");
    }

    @Test
    void a_second_use_is_told_at_once_and_counts_as_a_fact() {
        says(swiss, "use", used(TODAY, "1"));
        SubmissionAnswer second = swiss.state(about(tusks, "use 2", used(TODAY, "1")));

        assertThat(findings(second)).extracting(Finding::rule).containsExactly("L-11", "L-24");
        assertThat(at(swiss)).isEqualTo(PermitState.DISPUTED);
        swiss.work();
        assertThat(at(namibia)).isEqualTo(PermitState.DISPUTED);
    }

    @Test
    void a_settled_dispute_stands_settled_on_both_sides() {
        says(swiss, "use", used(TODAY, "1"));
        swiss.state(about(tusks, "use 2", used(TODAY, "1")));
        swiss.work();
        String second = namibia.acts()
                .lives()
                .of(tusks.key().orElseThrow())
                .orElseThrow()
                .standing(TODAY)
                .conflicts()
                .get(0)
                .statement();

        says(namibia, "settle", new Fact.Settlement(TODAY, Set.of(second), "one movement, two lorries"));
        namibia.work();

        assertThat(at(namibia)).isEqualTo(PermitState.USED);
        assertThat(at(swiss)).isEqualTo(PermitState.USED);
    }

    @Test
    void what_is_stated_goes_out_behind_the_permit_and_in_its_own_order() {
        Permit other = TestPermits.coralWithQuota();
        InMemoryGateway issuer =
                network.gateway(new Party(other.issuingCountry().orElseThrow()));
        swiss.isDiskFull = true;
        issuer.submit(other, "issue", SWITZERLAND);
        issuer.state(about(other, "withdraw", notice(Kind.WITHDRAWN, TODAY)));
        issuer.state(about(other, "reinstate", notice(Kind.REINSTATED, TODAY)));
        issuer.work();
        swiss.isDiskFull = false;

        issuer.settle(30);

        assertThat(swiss.store.inbox(0, false, false, 10))
                .filteredOn(message -> message.from().equals(issuer.party()))
                .extracting(ReceivedMessage::kind)
                .containsExactly(MessageKind.PERMIT, MessageKind.STATUS_NOTICE, MessageKind.STATUS_NOTICE);
    }

    @Test
    void a_repeated_request_gets_its_first_answer_and_another_content_under_its_key_does_not() {
        says(namibia, "endorse", endorsed("2"));

        assertThat(namibia.state(about(tusks, "endorse", endorsed("2")))).isInstanceOf(SubmissionAnswer.Repeated.class);
        assertThat(namibia.state(about(tusks, "endorse", endorsed("1"))))
                .isInstanceOf(SubmissionAnswer.KeyReused.class);
        assertThat(namibia.store.statements(tusks.key().orElseThrow())).hasSize(1);
    }

    @Test
    void of_an_unknown_permit_nothing_is_stated() {
        assertThat(rules(namibia.state(about(TestPermits.minimalExport(), "endorse", endorsed("2")))))
                .containsExactly("L-01");
    }

    @Test
    void the_future_nothing_and_less_than_nothing_are_no_facts() {
        assertThat(rules(swiss.state(about(tusks, "1", used(TODAY.plusDays(2), "1")))))
                .containsExactly("L-04");
        assertThat(rules(swiss.state(about(tusks, "2", used(TODAY, "-1"))))).containsExactly("L-05");
        assertThat(rules(swiss.state(about(tusks, "3", new Fact.Use(TODAY, "Zürich", List.of())))))
                .containsExactly("L-05");
        assertThat(rules(namibia.state(about(tusks, "4", notice(Kind.REPLACED, TODAY)))))
                .containsExactly("L-05");
    }

    @Test
    void a_replacement_names_its_successor() {
        says(
                namibia,
                "replace",
                new Fact.Notice(
                        0,
                        Kind.REPLACED,
                        TODAY,
                        "lost in the post",
                        Optional.of(new Fact.Successor("NA 2026/00099", TODAY))));
        namibia.work();

        assertThat(at(swiss)).isEqualTo(PermitState.REPLACED);
    }

    @Test
    void a_permit_expires_without_anybody_saying_so() {
        network.pass(Duration.ofDays(200));

        assertThat(at(namibia)).isEqualTo(PermitState.EXPIRED);
        assertThat(rules(namibia.state(about(
                        tusks,
                        "endorse",
                        new Fact.Endorsement(
                                TODAY.plusDays(199),
                                "Windhoek",
                                "",
                                Fact.Method.STAMP,
                                List.of(new Fact.BlockQuantity("A", Quantity.of("1", ""))))))))
                .containsExactly("L-03");
    }

    @Test
    void nothing_is_half_stated_whenever_the_process_dies() {
        int point = 0;
        for (boolean hasCrashed = true; hasCrashed; point++) {
            String key = "endorse " + point;
            namibia.crashes.crashAt(point);
            try {
                namibia.state(about(tusks, key, notice(Kind.WITHDRAWN, TODAY)));
                hasCrashed = false;
            } catch (CrashPoints.Crash killed) {
                hasCrashed = true;
            }
            namibia.crashes.calmDown();
            namibia.restart();
            namibia.state(about(tusks, key, notice(Kind.WITHDRAWN, TODAY)));
            namibia.settle(5);
            int stated = namibia.store.statements(tusks.key().orElseThrow()).size();
            assertThat(swiss.store.statements(tusks.key().orElseThrow())).hasSize(stated);
            namibia.state(about(tusks, "reinstate " + point, notice(Kind.REINSTATED, TODAY)));
            namibia.settle(5);
        }

        assertThat(point).isGreaterThan(3);
        assertThat(namibia.store.unfinished(0, 10)).isEmpty();
    }

    @Test
    void a_use_report_that_comes_before_its_permit_counts_once_the_permit_is_registered() {
        Permit coral = TestPermits.minimalExport();
        HeaderDraft early = HeaderDraft.stating(swiss, coral, used(TODAY, "10"), network);

        Receipt receipt = AnswerInside.receipt(namibia, namibia.receive(early.sealed(), SWITZERLAND));
        namibia.submit(coral, "late", SWITZERLAND);

        assertThat(receipt.findings()).extracting(Finding::rule).containsExactly("L-20");
        assertThat(namibia.store.find(coral.key().orElseThrow()).orElseThrow().state())
                .isEqualTo(PermitState.USED);
    }

    @Test
    void another_partys_word_on_a_permit_that_is_not_for_it_is_not_taken() {
        HeaderDraft hostile = HeaderDraft.stating(france, tusks, used(TODAY, "2"), network);

        Refusal refusal = AnswerInside.refusal(namibia, namibia.receive(hostile.sealed(), FRANCE));

        assertThat(refusal.reason()).isEqualTo(RefusalReason.NOT_AUTHORISED);
        assertThat(namibia.store.statements(tusks.key().orElseThrow())).isEmpty();
    }

    @Test
    void one_id_of_a_statement_is_not_taken_for_two_contents() {
        HeaderDraft first = HeaderDraft.stating(swiss, tusks, used(TODAY, "1"), network);
        HeaderDraft second = HeaderDraft.stating(swiss, tusks, used(TODAY, "2"), network);
        second.document = swiss.exchangeDocuments.writeStatement(
                new Statement(first.id.toString(), SWITZERLAND, first.sentAt, used(TODAY, "2")));
        second.entry = new DocumentEntry("use-report.xml", "UseReport:1", "", second.document.digest());

        namibia.receive(first.sealed(), SWITZERLAND);
        Refusal refusal = AnswerInside.refusal(namibia, namibia.receive(second.sealed(), SWITZERLAND));

        assertThat(refusal.reason()).isEqualTo(RefusalReason.SCHEMA_INVALID);
        assertThat(namibia.store.statements(tusks.key().orElseThrow())).hasSize(1);
    }

    @Test
    void absurd_amounts_for_a_number_that_is_still_to_be_issued_stop_nobody_from_issuing_it() {
        Permit coral = TestPermits.minimalExport();
        String absurd = "9".repeat(20) + "." + "9".repeat(20);
        Fact.BlockUse block =
                new Fact.BlockUse("A", new BigDecimal(absurd), new BigDecimal(absurd), BigDecimal.ZERO, "", "");
        HeaderDraft hostile = HeaderDraft.stating(swiss, coral, new Fact.Use(TODAY, "Zürich", List.of(block)), network);
        namibia.receive(hostile.sealed(), SWITZERLAND);

        assertThat(namibia.submit(coral, "late", SWITZERLAND)).isInstanceOf(SubmissionAnswer.Accepted.class);
        assertThat(namibia.store.find(coral.key().orElseThrow()).orElseThrow().state())
                .isEqualTo(PermitState.DISPUTED);
    }

    @Test
    void what_a_stranger_stated_before_the_permit_was_known_never_counts() {
        Permit coral = TestPermits.minimalExport();
        HeaderDraft hostile = HeaderDraft.stating(france, coral, used(TODAY, "10"), network);
        namibia.receive(hostile.sealed(), FRANCE);

        namibia.submit(coral, "late", SWITZERLAND);

        assertThat(namibia.store.find(coral.key().orElseThrow()).orElseThrow().state())
                .isEqualTo(PermitState.ISSUED);
    }

    @Test
    void nobody_fills_the_register_with_statements_on_numbers_that_nobody_issued() {
        Permit coral = TestPermits.minimalExport();
        for (int i = 0; i < StatementReception.EARLY_STATEMENTS_MAX; i++) {
            namibia.receive(
                    HeaderDraft.stating(france, coral, used(TODAY, "1"), network)
                            .sealed(),
                    FRANCE);
        }
        HeaderDraft oneMore = HeaderDraft.stating(france, coral, used(TODAY, "1"), network);

        assertThat(AnswerInside.refusal(namibia, namibia.receive(oneMore.sealed(), FRANCE))
                        .reason())
                .isEqualTo(RefusalReason.NOT_SUPPORTED);
    }

    @Test
    void a_block_that_is_stated_twice_counts_twice() {
        Fact.BlockUse half = new Fact.BlockUse("A", new BigDecimal("1.5"), BigDecimal.ZERO, BigDecimal.ZERO, "", "");
        HeaderDraft sly =
                HeaderDraft.stating(swiss, tusks, new Fact.Use(TODAY, "Zürich", List.of(half, half)), network);

        Receipt receipt = AnswerInside.receipt(namibia, namibia.receive(sly.sealed(), SWITZERLAND));

        assertThat(receipt.findings()).extracting(Finding::rule).containsExactly("L-13", "L-24");
        assertThat(at(namibia)).isEqualTo(PermitState.DISPUTED);
    }

    @Test
    void a_settled_number_conflict_is_settled_on_both_sides() {
        Permit other = PermitDraft.of(tusks)
                .withBlock(0, block -> block.descriptions = List.of("another pair"))
                .build();
        swiss.receive(HeaderDraft.of(namibia, other, SWITZERLAND, network).sealed(), NAMIBIA);
        assertThat(at(swiss)).isEqualTo(PermitState.DISPUTED);
        String conflict =
                swiss.store.find(tusks.key().orElseThrow()).orElseThrow().numberConflict();

        Fact settlement = new Fact.Settlement(TODAY, Set.of(conflict), "a trial that went out by mistake");
        swiss.receive(stated(settlement), NAMIBIA);

        assertThat(at(swiss)).isEqualTo(PermitState.ISSUED);
    }

    /** As Namibia would say it, without asking Namibia's register. */
    private Bytes stated(Fact fact) {
        HeaderDraft draft = HeaderDraft.stating(namibia, tusks, fact, network);
        draft.to = Optional.of(SWITZERLAND);
        return draft.sealed();
    }

    @Test
    void whoever_gets_a_permit_later_hears_what_was_stated_of_it_before() {
        InMemoryGateway norway = network.gateway(TestParties.NORWAY);
        says(namibia, "endorse", endorsed("2"));
        namibia.work();

        namibia.submit(tusks, "to Norway too", TestParties.NORWAY);
        namibia.work();
        namibia.settle(2);

        assertThat(at(norway)).isEqualTo(PermitState.ENDORSED);
        assertThat(norway.store.statements(tusks.key().orElseThrow())).hasSize(1);
    }

    @Test
    void a_permit_at_its_end_is_not_sent_to_anybody_else() {
        says(namibia, "withdraw", notice(Kind.WITHDRAWN, TODAY));

        assertThat(rules(namibia.submit(tusks, "to France again", FRANCE))).contains("S-10");
    }
}

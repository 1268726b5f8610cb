package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.exchange.TestStatements.TODAY;
import static org.epixgateway.core.exchange.TestStatements.about;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Inquiries;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Switzerland has doubts about two tusks from Namibia and asks before it lets them in. */
class InquiryTest {
    private static final int DAYS = 10;

    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final Permit tusks = TestPermits.elephantTuskExport();

    @BeforeEach
    void thePermitIsIssued() {
        namibia.submit(tusks, "issue", SWITZERLAND);
        namibia.work();
    }

    private static Fact asking(Party whom) {
        return new Correspondence.Inquiry(
                TODAY,
                whom,
                Correspondence.Inquiry.Ground.ANNOTATED_QUOTA,
                "Is this within the quota of the year?",
                TODAY.plusDays(DAYS));
    }

    private Inquiries at(InMemoryGateway gateway) {
        return new Inquiries(gateway.acts()
                .lives()
                .of(tusks.key().orElseThrow())
                .orElseThrow()
                .life());
    }

    private void asked() {
        assertThat(swiss.state(about(tusks, "ask", asking(NAMIBIA)))).isInstanceOf(SubmissionAnswer.Accepted.class);
        swiss.work();
    }

    private Fact answer(boolean isConfirmed) {
        String inquiry = at(namibia).all().get(0).inquiry().id();
        return new Correspondence.Answer(TODAY.plusDays(1), inquiry, isConfirmed, "It is the third of five.");
    }

    private static int due(InMemoryGateway gateway) {
        int stated = gateway.acts().due().run(gateway::state);
        gateway.work();
        return stated;
    }

    private static List<String> rules(SubmissionAnswer answer) {
        return answer instanceof SubmissionAnswer.Rejected(List<Finding> findings)
                ? findings.stream().map(Finding::rule).toList()
                : List.of();
    }

    private Fact agreementAsked() {
        return new Correspondence.Inquiry(
                TODAY,
                SWITZERLAND,
                Correspondence.Inquiry.Ground.RETROSPECTIVE_AGREEMENT,
                "The goods left by mistake before the permit was issued. Do you agree?",
                TODAY.plusDays(DAYS));
    }

    /** What Switzerland is told when it uses the permit, by itself and by Namibia's receipt. */
    private List<String> usedWith(String key) {
        SubmissionAnswer answer = swiss.state(about(tusks, key, TestStatements.used(TODAY, "1")));
        return ((SubmissionAnswer.Accepted) answer)
                .submission().findings().stream().map(Finding::rule).toList();
    }

    @Test
    void a_use_of_a_permit_that_nobody_endorsed_is_taken_with_a_warning() {
        assertThat(usedWith("use")).containsExactly(LifeFindings.NOT_ENDORSED);
    }

    @Test
    void a_use_of_an_endorsed_permit_has_nothing_to_be_warned_of() {
        namibia.state(about(tusks, "endorse", TestStatements.endorsed("1")));
        namibia.work();

        assertThat(usedWith("use")).isEmpty();
    }

    @Test
    void a_retrospective_permit_needs_no_endorsement_but_the_agreement_of_the_other_authority() {
        namibia.state(about(tusks, "agree", agreementAsked()));
        namibia.work();

        assertThat(usedWith("use")).containsExactly(LifeFindings.NOT_AGREED);
    }

    @Test
    void a_retrospective_permit_that_was_agreed_to_is_as_good_as_any() {
        namibia.state(about(tusks, "agree", agreementAsked()));
        namibia.work();
        String inquiry = at(swiss).all().get(0).inquiry().id();
        swiss.state(about(tusks, "yes", new Correspondence.Answer(TODAY, inquiry, true, "Agreed.")));
        swiss.work();

        assertThat(usedWith("use")).isEmpty();
    }

    @Test
    void a_permit_is_not_made_retrospective_by_a_question_of_somebody_else() {
        Fact sly = new Correspondence.Inquiry(
                TODAY,
                NAMIBIA,
                Correspondence.Inquiry.Ground.RETROSPECTIVE_AGREEMENT,
                "Do you agree?",
                TODAY.plusDays(DAYS));
        swiss.state(about(tusks, "sly", sly));

        assertThat(usedWith("use")).containsExactly(LifeFindings.NOT_ENDORSED);
    }

    @Test
    void what_our_authority_rejected_our_customs_cannot_claim_until_it_is_accepted() {
        Fact claim = new Fact.Claim(TODAY, "Zürich airport", List.of());
        swiss.state(about(tusks, "no", new Correspondence.Decision(TODAY, false, "The quota is doubtful.")));
        assertThat(rules(swiss.state(about(tusks, "claim", claim)))).containsExactly(LifeFindings.NOT_NOW);

        network.pass(Duration.ofMinutes(1));
        swiss.state(about(tusks, "yes", new Correspondence.Decision(TODAY, true, "The quota was confirmed.")));
        assertThat(swiss.state(about(tusks, "claim 2", claim))).isInstanceOf(SubmissionAnswer.Accepted.class);
    }

    @Test
    void a_claim_for_nothing_of_a_block_is_none() {
        Fact nothing =
                new Fact.Claim(TODAY, "Zürich airport", List.of(new Fact.BlockQuantity("A", Quantity.of("0", ""))));

        assertThat(rules(swiss.state(about(tusks, "claim", nothing)))).containsExactly(LifeFindings.NOT_NOW);
    }

    @Test
    void an_inquiry_and_its_answer_stand_on_both_sides_and_change_nothing_else() {
        asked();
        network.pass(Duration.ofDays(1));
        namibia.state(about(tusks, "answer", answer(true)));
        namibia.work();

        for (InMemoryGateway side : List.of(swiss, namibia)) {
            Inquiries.Asked asked = at(side).all().get(0);
            assertThat(asked.answer().orElseThrow().isConfirmed()).isTrue();
            assertThat(at(side).life().standing(TODAY).state()).isEqualTo(PermitState.ISSUED);
        }
    }

    @Test
    void only_who_was_asked_answers() {
        asked();
        Fact foreign = answer(false);

        assertThat(rules(swiss.state(about(tusks, "own", foreign)))).containsExactly("L-03");
        HeaderDraft sly = HeaderDraft.stating(france, tusks, foreign, network);
        namibia.receive(sly.sealed(), FRANCE);

        assertThat(at(namibia).all().get(0).answer()).isEmpty();
    }

    @Test
    void what_was_not_asked_is_not_answered_and_nobody_asks_himself_or_a_stranger() {
        Fact unasked = new Correspondence.Answer(
                TODAY, MessageId.next(network.wall(), () -> 1L).toString(), true, "yes");

        assertThat(rules(namibia.state(about(tusks, "a", unasked)))).containsExactly("L-03");
        assertThat(rules(swiss.state(about(tusks, "b", asking(SWITZERLAND))))).containsExactly("L-03");
        assertThat(rules(swiss.state(about(tusks, "c", asking(Party.of("BR"))))))
                .containsExactly("L-03");
    }

    @Test
    void an_answer_that_is_overdue_is_reminded_of_three_times_a_week_apart_and_no_more() {
        asked();
        network.pass(Duration.ofDays(DAYS));
        assertThat(due(swiss)).isZero();

        network.pass(Duration.ofDays(1));
        assertThat(due(swiss)).isEqualTo(1);
        assertThat(due(swiss)).isZero();
        for (int week = 0; week < 5; week++) {
            network.pass(Duration.ofDays(7));
            due(swiss);
        }

        assertThat(at(namibia).all().get(0).reminders()).isEqualTo(3);
    }

    @Test
    void who_is_asked_is_warned_before_the_last_day_and_no_more_once_it_has_answered() {
        asked();
        due(namibia);
        assertThat(namibia.observations.alarmKinds()).doesNotContain("inquiry-due");

        network.pass(Duration.ofDays(DAYS - 2));
        due(namibia);
        due(namibia);
        assertThat(namibia.observations.alarmKinds()).containsOnlyOnce("inquiry-due");

        namibia.state(about(tusks, "answer", answer(false)));
        network.pass(Duration.ofDays(1));
        due(namibia);
        assertThat(namibia.observations.alarmKinds()).containsOnlyOnce("inquiry-due");
    }

    @Test
    void an_answered_inquiry_is_not_reminded_of() {
        asked();
        network.pass(Duration.ofDays(1));
        namibia.state(about(tusks, "answer", answer(true)));
        namibia.work();
        network.pass(Duration.ofDays(DAYS * 2L));

        assertThat(due(swiss)).isZero();
    }

    @Test
    void the_importing_authority_tells_its_decision_and_nobody_else_does() {
        Fact rejected = new Correspondence.Decision(TODAY, false, "The quota of the year is used up.");

        assertThat(rules(namibia.state(about(tusks, "own", rejected)))).containsExactly("L-02");
        swiss.state(about(tusks, "decide", rejected));
        swiss.work();

        assertThat(at(namibia).life().statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.fact()).isEqualTo(rejected));
        assertThat(AnswerInside.refusal(
                                namibia,
                                namibia.receive(
                                        HeaderDraft.stating(france, tusks, rejected, network)
                                                .sealed(),
                                        FRANCE))
                        .reason())
                .isEqualTo(RefusalReason.NOT_AUTHORISED);
    }

    @Test
    void what_is_damaged_of_one_permit_keeps_no_other_from_being_told_of() {
        Permit ivory = PermitDraft.of(tusks)
                .with(draft -> draft.number = Optional.of(PermitNumber.of("NA 26-7777")))
                .build();
        namibia.submit(ivory, "issue more", SWITZERLAND);
        namibia.work();
        network.pass(Duration.ofDays(TODAY.until(tusks.validUntil().orElseThrow(), ChronoUnit.DAYS) + 2));

        int stated = namibia.acts().due().run(request -> {
            if (request.number().equals("NA 26-7777")) {
                throw new IllegalStateException("its file is gone");
            }
            return namibia.state(request);
        });

        assertThat(stated).isEqualTo(1);
        assertThat(namibia.observations.alarmKinds()).containsExactly("due");
    }

    @Test
    void a_permit_of_ours_past_its_last_day_is_told_to_its_holders_once_it_is_over_everywhere() {
        Duration days = Duration.ofDays(TODAY.until(tusks.validUntil().orElseThrow(), ChronoUnit.DAYS));
        network.pass(days);
        assertThat(due(namibia)).isZero();

        network.pass(Duration.ofDays(1).plusHours(1));
        assertThat(due(namibia)).isEqualTo(1);
        assertThat(due(namibia)).isZero();
        assertThat(due(swiss)).isZero();

        assertThat(swiss.store.find(tusks.key().orElseThrow()).orElseThrow().state())
                .isEqualTo(PermitState.EXPIRED);
    }
}

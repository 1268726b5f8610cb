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

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Claims.Outcome;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tusks stand at Zürich airport; Namibia is asked before they are let in. */
class ClaimTest {
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

    private static Fact.Claim claim(String... amount) {
        return new Fact.Claim(
                TODAY,
                "Zürich airport",
                List.of(amount).stream()
                        .map(a -> new Fact.BlockQuantity("A", Quantity.of(a, "")))
                        .toList());
    }

    private List<Outcome> claims(InMemoryGateway gateway) {
        return new Claims(gateway.acts()
                        .lives()
                        .of(tusks.key().orElseThrow())
                        .orElseThrow()
                        .life())
                .all().stream().map(Claims.Claimed::outcome).toList();
    }

    private PermitState at(InMemoryGateway gateway) {
        return gateway.acts()
                .lives()
                .of(tusks.key().orElseThrow())
                .orElseThrow()
                .standing(TODAY)
                .state();
    }

    private SubmissionAnswer claims(InMemoryGateway who, String key, String... amount) {
        return who.state(about(tusks, key, claim(amount)));
    }

    private static List<String> rules(SubmissionAnswer answer) {
        return answer instanceof SubmissionAnswer.Rejected(List<Finding> findings)
                ? findings.stream().map(Finding::rule).toList()
                : List.of();
    }

    @Test
    void a_claim_is_granted_at_once_and_both_sides_know_it() {
        claims(swiss, "claim");

        assertThat(claims(swiss)).containsExactly(Outcome.GRANTED);
        assertThat(claims(namibia)).containsExactly(Outcome.GRANTED);
        assertThat(at(namibia)).isEqualTo(PermitState.ISSUED);
    }

    @Test
    void while_a_claim_is_open_there_is_no_second_one() {
        claims(swiss, "claim");

        assertThat(rules(claims(swiss, "again"))).containsExactly("L-03");
    }

    @Test
    void a_claim_that_ran_out_makes_room_for_another() {
        claims(swiss, "claim");
        network.pass(Claims.HELD_FOR.plusSeconds(1));

        claims(swiss, "again");

        assertThat(claims(namibia)).containsExactly(Outcome.GRANTED, Outcome.GRANTED);
    }

    @Test
    void of_claims_by_two_offices_of_one_customs_territory_one_is_granted() {
        customsTerritory();

        claims(swiss, "claim");
        claims(france, "claim");

        assertThat(claims(swiss)).containsExactly(Outcome.GRANTED);
        assertThat(claims(france)).isEmpty();
        assertThat(rules(claims(france, "once more"))).containsExactly("L-02");
    }

    /** France acts for Switzerland at its border, as Namibia knows. */
    private void customsTerritory() {
        Peer known = namibia.store.peer(SWITZERLAND).orElseThrow();
        namibia.register(new Peer(
                known.party(),
                known.name(),
                known.state(),
                known.sequence(),
                known.deliveryMode(),
                known.services(),
                known.certificates(),
                known.acceptedForms(),
                known.carries(),
                Set.of(FRANCE),
                known.policy(),
                known.version()));
    }

    @Test
    void of_many_claims_that_arrive_at_once_exactly_one_is_granted() {
        List<HeaderDraft> drafts = IntStream.range(0, 8)
                .mapToObj(i -> HeaderDraft.claim(swiss, tusks, claim(), network))
                .toList();

        LedgerContract.together(8, caller -> namibia.receive(drafts.get(caller).sealed(), SWITZERLAND));

        assertThat(claims(namibia)).hasSize(8).containsOnlyOnce(Outcome.GRANTED).doesNotContain(Outcome.PROVISIONAL);
    }

    @Test
    void sixty_of_a_hundred_were_shipped_and_used_and_a_claim_for_the_rest_is_denied() {
        namibia.state(about(tusks, "endorse", endorsed("1")));
        namibia.work();
        claims(swiss, "claim", "1");
        swiss.state(about(tusks, "use", used(TODAY, "1")));
        swiss.work();

        assertThat(rules(claims(swiss, "rest", "1"))).containsExactly("L-03");
        HeaderDraft insists = HeaderDraft.claim(swiss, tusks, claim("1"), network);
        Receipt receipt = AnswerInside.receipt(namibia, namibia.receive(insists.sealed(), SWITZERLAND));

        assertThat(receipt.claimed().orElseThrow().answer().isGranted()).isFalse();
        assertThat(receipt.claimed().orElseThrow().answer().sentence())
                .isEqualTo("The permit is used; it cannot be used.");
    }

    @Test
    void more_than_was_shipped_is_not_granted() {
        namibia.state(about(tusks, "endorse", endorsed("1")));
        namibia.work();

        assertThat(rules(claims(swiss, "claim", "2"))).containsExactly("L-03");
    }

    @Test
    void a_withdrawal_that_the_claimant_has_not_heard_of_denies_its_claim() {
        swiss.isDiskFull = true;
        namibia.state(about(tusks, "withdraw", notice(Fact.Notice.Kind.WITHDRAWN, TODAY)));
        namibia.work();
        swiss.isDiskFull = false;

        claims(swiss, "claim");

        assertThat(claims(swiss)).containsExactly(Outcome.DENIED);
        assertThat(claims(namibia)).containsExactly(Outcome.DENIED);
    }

    @Test
    void a_claim_that_cannot_be_asked_is_provisional_locks_and_is_reconciled_later() {
        namibia.isDiskFull = true;

        claims(swiss, "claim");

        assertThat(claims(swiss)).containsExactly(Outcome.PROVISIONAL);
        assertThat(rules(claims(swiss, "again"))).containsExactly("L-03");

        namibia.isDiskFull = false;
        swiss.settle(20);

        assertThat(claims(swiss)).containsExactly(Outcome.GRANTED);
        assertThat(claims(namibia)).containsExactly(Outcome.GRANTED);
    }

    @Test
    void a_repeated_claim_message_gets_its_first_answer_again() {
        HeaderDraft claim = HeaderDraft.claim(swiss, tusks, claim(), network);

        var first = namibia.receive(claim.sealed(), SWITZERLAND);

        assertThat(namibia.receive(claim.sealed(), SWITZERLAND)).isEqualTo(first);
        assertThat(claims(namibia)).containsExactly(Outcome.GRANTED);
    }

    @Test
    void a_claim_on_a_permit_that_its_issuer_does_not_know_is_denied() {
        HeaderDraft claim = HeaderDraft.claim(swiss, TestPermits.minimalExport(), claim(), network);

        Receipt receipt = AnswerInside.receipt(namibia, namibia.receive(claim.sealed(), SWITZERLAND));

        assertThat(receipt.claimed().orElseThrow().answer().isGranted()).isFalse();
        assertThat(receipt.findings()).extracting(Finding::rule).containsExactly("L-20");
    }

    @Test
    void a_claim_whose_answer_got_lost_is_answered_on_the_next_attempt() {
        swiss.crashes.crashAt(4);
        try {
            claims(swiss, "claim");
        } catch (CrashPoints.Crash killed) {
            // the process died before it had recorded the answer
        }
        swiss.crashes.calmDown();
        swiss.restart();
        swiss.settle(20);
        network.pass(Duration.ofMinutes(1));

        assertThat(claims(swiss)).containsExactly(Outcome.GRANTED);
        assertThat(claims(namibia)).containsExactly(Outcome.GRANTED);
    }

    @Test
    void a_claim_that_its_issuer_refuses_for_good_is_denied_and_locks_nothing() {
        swiss.connection.peerDoes(NAMIBIA, container -> {
            HeaderDraft draft = HeaderDraft.of(namibia, tusks, SWITZERLAND, network);
            Header sent = AnswerInside.header(namibia, container);
            Refusal refusal = new Refusal(
                    Optional.of(sent.id()),
                    container.digest(),
                    draft.sentAt,
                    RefusalReason.NOT_SUPPORTED,
                    "This gateway does not take claims.",
                    "rules",
                    List.of(),
                    Optional.empty(),
                    false);
            return new PeerConnection.Answered(
                    namibia.acts().seal().refusal(refusal, SWITZERLAND).container());
        });

        claims(swiss, "claim");

        assertThat(claims(swiss)).containsExactly(Outcome.DENIED);
    }

    @Test
    void a_provisional_claim_locks_no_longer_than_a_granted_one() {
        namibia.isDiskFull = true;
        claims(swiss, "claim");
        network.pass(Claims.HELD_FOR.plusSeconds(1));

        assertThat(claims(swiss, "again")).isInstanceOf(SubmissionAnswer.Accepted.class);
    }
}

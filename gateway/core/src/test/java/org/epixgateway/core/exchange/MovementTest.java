package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.exchange.TestStatements.TODAY;
import static org.epixgateway.core.exchange.TestStatements.about;
import static org.epixgateway.core.exchange.TestStatements.notice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Claims.Outcome;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.TestTraders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tusks travel under Namibia's export permit and Switzerland's import permit; both are spent by the one movement. */
class MovementTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final InMemoryGateway france = network.gateway(FRANCE);
    private final Permit export = TestPermits.elephantTuskExport();
    private final Permit second = PermitDraft.of(TestPermits.elephantTuskExport())
            .with(draft -> draft.number = Optional.of(PermitNumber.of("NA-2026-0002")))
            .build();
    private final Permit imported = PermitDraft.of(TestPermits.orchidImport())
            .with(draft -> {
                draft.number = Optional.of(PermitNumber.of("CH-2026-0815"));
                draft.exporter = TestTraders.NAMIBIAN_EXPORTER;
                draft.importer = TestTraders.SWISS_MUSEUM;
            })
            .withBlock(0, block -> block.quantities = List.of(Quantity.of("2", "")))
            .build();

    @BeforeEach
    void bothDocumentsAreIssued() {
        swiss.submit(SubmissionRequest.of(
                InMemoryGateway.ACCOUNT, "import", swiss.documents.write(imported), List.of(NAMIBIA)));
        swiss.work();
        namibia.submit(export, "export", SWITZERLAND);
        namibia.submit(second, "second", SWITZERLAND);
        namibia.work();
    }

    private static <G> Fact.Linked<G> with(Permit permit, List<G> goods) {
        return new Fact.Linked<>(asWritten(permit), goods);
    }

    /** As people name a document: by what stands on it, without looking up its authority. */
    private static PermitKey asWritten(Permit permit) {
        PermitKey key = permit.key().orElseThrow();
        return new PermitKey(key.issuingCountry(), "", key.kind(), key.number());
    }

    private static Fact.BlockUse accepted(String block, String amount) {
        return new Fact.BlockUse(block, new BigDecimal(amount), BigDecimal.ZERO, BigDecimal.ZERO, "", "");
    }

    private static Fact use(Permit linked) {
        return new Fact.Use(
                TODAY,
                "Zürich airport",
                List.of(accepted("A", "2")),
                List.of(with(linked, List.of(accepted("A", "2")))));
    }

    private static Fact claim(Permit... linked) {
        return new Fact.Claim(
                TODAY,
                "Zürich airport",
                List.of(),
                List.of(linked).stream()
                        .map(permit -> with(permit, List.<Fact.BlockQuantity>of()))
                        .toList());
    }

    private static PermitLives.Lived at(InMemoryGateway gateway, Permit permit) {
        return gateway.acts().lives().of(permit.key().orElseThrow()).orElseThrow();
    }

    private static PermitState state(InMemoryGateway gateway, Permit permit) {
        return at(gateway, permit).standing(TODAY).state();
    }

    private static List<Outcome> claims(InMemoryGateway gateway, Permit permit) {
        return new Claims(at(gateway, permit).life())
                .all().stream().map(Claims.Claimed::outcome).toList();
    }

    private static List<Finding> rejected(SubmissionAnswer answer) {
        return answer instanceof SubmissionAnswer.Rejected(List<Finding> findings) ? findings : List.of();
    }

    @Test
    void a_use_spends_all_documents_of_the_movement_on_both_sides() {
        swiss.state(about(export, "use", use(imported)));
        swiss.work();

        for (InMemoryGateway side : List.of(swiss, namibia)) {
            assertThat(state(side, export)).isEqualTo(PermitState.USED);
            assertThat(state(side, imported)).isEqualTo(PermitState.USED);
            assertThat(at(side, imported).standing(TODAY).balances().get(0).used())
                    .isEqualByComparingTo("2");
        }
    }

    @Test
    void an_import_permit_that_was_spent_serves_no_second_movement() {
        swiss.state(about(export, "use", use(imported)));
        swiss.work();

        assertThat(rejected(swiss.state(about(second, "claim", claim(imported)))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("L-03");
                    assertThat(finding.sentence())
                            .startsWith("CH CH-2026-0815: ")
                            .contains("used");
                });
        assertThat(claims(namibia, second)).isEmpty();
    }

    @Test
    void what_conflicts_in_one_document_of_a_movement_disputes_that_one_on_both_sides() {
        swiss.state(about(export, "use", use(imported)));
        swiss.work();

        swiss.state(about(second, "another", use(imported)));
        swiss.work();

        for (InMemoryGateway side : List.of(swiss, namibia)) {
            assertThat(state(side, second)).isEqualTo(PermitState.USED);
            assertThat(state(side, imported)).isEqualTo(PermitState.DISPUTED);
            assertThat(side.observations.alarms())
                    .anyMatch(alarm -> alarm.sentence().startsWith("CH-2026-0815: "));
        }
    }

    @Test
    void a_claim_holds_all_documents_of_the_movement() {
        swiss.state(about(export, "claim", claim(imported)));

        assertThat(claims(swiss, export)).containsExactly(Outcome.GRANTED);
        assertThat(claims(swiss, imported)).containsExactly(Outcome.GRANTED);
        assertThat(claims(namibia, export)).containsExactly(Outcome.GRANTED);
    }

    @Test
    void what_the_issuer_denies_of_one_of_its_documents_is_denied_of_all() {
        namibia.state(about(second, "withdraw", notice(Fact.Notice.Kind.WITHDRAWN, TODAY)));

        swiss.state(about(export, "claim", claim(second, imported)));

        assertThat(claims(swiss, export)).containsExactly(Outcome.DENIED);
        assertThat(claims(swiss, second)).containsExactly(Outcome.DENIED);
        assertThat(claims(swiss, imported)).containsExactly(Outcome.DENIED);
        assertThat(claims(namibia, export)).containsExactly(Outcome.DENIED);
        assertThat(new Claims(at(swiss, imported).life()).open(network.wall().instant()))
                .isEmpty();
    }

    @Test
    void while_the_issuer_cannot_be_asked_the_own_document_is_locked_too() {
        namibia.isDiskFull = true;
        swiss.state(about(export, "claim", claim(imported)));

        assertThat(claims(swiss, imported)).containsExactly(Outcome.PROVISIONAL);
        assertThat(rejected(swiss.state(about(second, "other", claim(imported)))))
                .extracting(Finding::rule)
                .containsExactly("L-03");
    }

    @Test
    void a_use_report_that_came_before_its_linked_permit_counts_once_it_is_known() {
        Permit late = PermitDraft.of(imported)
                .with(draft -> draft.number = Optional.of(PermitNumber.of("CH-2026-0816")))
                .build();
        HeaderDraft early = HeaderDraft.stating(swiss, export, use(late), network);
        namibia.receive(early.sealed(), SWITZERLAND);

        swiss.submit(
                SubmissionRequest.of(InMemoryGateway.ACCOUNT, "late", swiss.documents.write(late), List.of(NAMIBIA)));
        swiss.work();

        assertThat(state(namibia, late)).isEqualTo(PermitState.USED);
    }

    @Test
    void nobody_spends_a_permit_by_linking_it_that_is_not_for_them() {
        Permit french = forFrance();
        HeaderDraft sly = HeaderDraft.stating(france, french, use(second), network);

        Receipt receipt = AnswerInside.receipt(namibia, namibia.receive(sly.sealed(), FRANCE));

        assertThat(receipt.findings()).extracting(Finding::rule).contains("L-23");
        assertThat(state(namibia, french)).isEqualTo(PermitState.USED);

        assertThat(state(namibia, second)).isEqualTo(PermitState.ISSUED);
        assertThat(at(namibia, second).statements()).isEmpty();
    }

    @Test
    void a_claim_that_links_a_document_that_is_not_for_its_party_is_denied_whole() {
        Permit french = forFrance();
        HeaderDraft sly = HeaderDraft.stating(france, french, claim(second), network);

        Receipt receipt = AnswerInside.receipt(namibia, namibia.receive(sly.sealed(), FRANCE));

        assertThat(receipt.claimed().orElseThrow().answer().isGranted()).isFalse();
        assertThat(claims(namibia, french)).containsExactly(Outcome.DENIED);
        assertThat(claims(namibia, second)).isEmpty();
    }

    @Test
    void an_id_that_one_party_used_is_no_obstacle_to_another() {
        HeaderDraft use = HeaderDraft.stating(swiss, export, use(imported), network);
        Statement taken = new Statement(
                use.id.toString(),
                FRANCE,
                use.sentAt,
                new Correspondence.Inquiry(
                        TODAY, NAMIBIA, Correspondence.Inquiry.Ground.OTHER, "?", TODAY.plusDays(1)));
        HeaderDraft spoiling = HeaderDraft.stating(france, export, taken.fact(), network)
                .with(draft -> {
                    draft.document = france.exchangeDocuments.writeStatement(taken);
                    draft.entry = new DocumentEntry("statement.xml", "Statement:1", "", draft.document.digest());
                });
        namibia.receive(spoiling.sealed(), FRANCE);

        namibia.receive(use.sealed(), SWITZERLAND);

        assertThat(state(namibia, export)).isEqualTo(PermitState.USED);
    }

    @Test
    void what_is_stated_to_have_been_said_tomorrow_is_not_taken() {
        HeaderDraft ahead = HeaderDraft.stating(swiss, export, claim(), network);
        ahead.document = swiss.exchangeDocuments.writeStatement(
                new Statement(ahead.id.toString(), SWITZERLAND, ahead.sentAt.plus(Duration.ofDays(1)), claim()));
        ahead.entry = new DocumentEntry("statement.xml", "Statement:1", "", ahead.document.digest());

        assertThat(AnswerInside.refusal(namibia, namibia.receive(ahead.sealed(), SWITZERLAND))
                        .reason())
                .isEqualTo(RefusalReason.SCHEMA_INVALID);
    }

    private Permit forFrance() {
        Permit french = PermitDraft.of(TestPermits.elephantTuskExport())
                .with(draft -> {
                    draft.number = Optional.of(PermitNumber.of("NA-2026-0003"));
                    draft.importer = TestTraders.FRENCH_MUSICIAN;
                })
                .build();
        namibia.submit(french, "french", FRANCE);
        namibia.work();
        return french;
    }

    @Test
    void a_document_is_named_once() {
        assertThat(rejected(swiss.state(about(export, "claim", claim(imported, imported)))))
                .extracting(Finding::rule)
                .contains("L-05");
        assertThat(rejected(swiss.state(about(export, "claim", claim(export)))))
                .extracting(Finding::rule)
                .contains("L-05");
    }

    @Test
    void an_unknown_document_cannot_be_linked() {
        Permit unknown = PermitDraft.of(imported)
                .with(draft -> draft.number = Optional.of(PermitNumber.of("CH-0")))
                .build();

        assertThat(rejected(swiss.state(about(export, "use", use(unknown)))))
                .extracting(Finding::rule)
                .containsExactly("L-01");
        assertThat(state(swiss, export)).isEqualTo(PermitState.ISSUED);
    }
}

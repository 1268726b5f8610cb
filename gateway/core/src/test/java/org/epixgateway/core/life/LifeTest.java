package org.epixgateway.core.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.epixgateway.core.life.Fact.BlockQuantity;
import org.epixgateway.core.life.Fact.BlockUse;
import org.epixgateway.core.life.Fact.Crossing;
import org.epixgateway.core.life.Fact.Crossing.Direction;
import org.epixgateway.core.life.Fact.Endorsement;
import org.epixgateway.core.life.Fact.Notice;
import org.epixgateway.core.life.Fact.Settlement;
import org.epixgateway.core.life.Fact.Use;
import org.epixgateway.core.life.PermitState.Act;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.life.Standing.Kind;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An export permit of Switzerland for 100 skins and 5.5 kg of meat to France, and a travelling exhibition. */
final class LifeTest {
    private static final Party SWITZERLAND = Party.of("CH");
    private static final Party FRANCE = Party.of("FR");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-12-31");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private final Life export = Life.begun(new Terms(
            DocumentKind.EXPORT,
            Optional.of(LAST_DAY),
            false,
            List.of(line("A", "100", "NAR"), line("B", "5.5", "KGM"))));
    private final Life exhibition = Life.begun(new Terms(
            DocumentKind.TRAVELLING_EXHIBITION,
            Optional.of(LocalDate.parse("2029-11-01")),
            false,
            List.of(line("A", "2", "NAR"))));

    private static Terms.Line line(String block, String issued, String unit) {
        return new Terms.Line(block, Optional.of(Quantity.of(issued, unit)), Optional.empty());
    }

    private static Instant at(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Statement endorsed(String id, String block, String amount, String unit) {
        Endorsement endorsement = new Endorsement(
                TODAY,
                "Zürich-Kloten",
                "085-12345675",
                Fact.Method.ELECTRONIC,
                List.of(new BlockQuantity(block, Quantity.of(amount, unit))));
        return new Statement(id, SWITZERLAND, at(TODAY), endorsement);
    }

    private static Statement notice(int sequence, Notice.Kind kind, String on) {
        return new Statement(
                "n" + sequence,
                SWITZERLAND,
                at(day(on)),
                new Notice(sequence, kind, day(on), "because", Optional.empty()));
    }

    private static Statement used(String id, String on, String block, String accepted, String unit) {
        BlockUse goods = new BlockUse(block, new BigDecimal(accepted), BigDecimal.ZERO, BigDecimal.ZERO, unit, "");
        return new Statement(id, FRANCE, at(day(on)), new Use(day(on), "FR000940", List.of(goods)));
    }

    private static Statement crossing(String id, String on, Direction direction, String specimen) {
        return new Statement(id, FRANCE, at(day(on)), new Crossing(day(on), "Basel", direction, specimen));
    }

    private static PermitState state(Life life) {
        return life.standing(TODAY).state();
    }

    private static List<Kind> conflicts(Life life) {
        return life.standing(TODAY).conflicts().stream().map(Conflict::kind).toList();
    }

    @Test
    void a_permit_is_issued_then_endorsed_then_used() {
        Life endorsed = export.with(endorsed("e", "A", "60", "NAR"));
        Life used = endorsed.with(used("u", "2026-11-25", "A", "60", "NAR"));

        assertThat(state(export)).isEqualTo(PermitState.ISSUED);
        assertThat(state(endorsed)).isEqualTo(PermitState.ENDORSED);
        assertThat(state(used)).isEqualTo(PermitState.USED);
        assertThat(used.standing(TODAY).balances().get(0))
                .isEqualTo(new Standing.Balance(
                        "A",
                        Optional.of(Quantity.of("100", "NAR")),
                        Optional.of(Quantity.of("60", "NAR")),
                        new BigDecimal("60")));
    }

    @Test
    void a_document_handed_in_with_box_14_filled_is_endorsed_from_the_start() {
        Life endorsed = Life.begun(Terms.of(TestPermits.pythonReExport()));

        assertThat(endorsed.standing(TestPermits.TODAY).state()).isEqualTo(PermitState.ENDORSED);
        assertThat(endorsed.standing(TestPermits.TODAY).balances().get(1).shipped())
                .contains(Quantity.of("310.50", "KGM"));
    }

    @Test
    void a_permit_is_valid_to_the_end_of_its_last_day() {
        assertThat(export.standing(LAST_DAY).state()).isEqualTo(PermitState.ISSUED);
        assertThat(export.standing(LAST_DAY.plusDays(1)).state()).isEqualTo(PermitState.EXPIRED);
    }

    @Test
    void a_used_permit_does_not_expire() {
        Life used = export.with(used("u", "2026-12-31", "A", "1", "NAR"));

        assertThat(used.standing(LAST_DAY.plusYears(1)).state()).isEqualTo(PermitState.USED);
    }

    @Test
    void what_was_not_shipped_at_the_one_movement_can_never_be_used() {
        Life shipped = export.with(endorsed("e", "A", "60", "NAR")).with(used("u", "2026-11-25", "A", "60", "NAR"));
        Life rest = shipped.with(used("u2", "2026-12-01", "A", "40", "NAR"));

        assertThat(shipped.objection(Act.USE, TODAY)).contains("The permit is used; it cannot be used.");
        assertThat(state(rest)).isEqualTo(PermitState.DISPUTED);
        assertThat(conflicts(rest)).containsExactly(Kind.SECOND_USE);
    }

    @ParameterizedTest
    @CsvSource({
        "A, 61, NAR, MORE_THAN_ALLOWED",
        "A, 60.0001, NAR, MORE_THAN_ALLOWED",
        "A, 60, KGM, OTHER_UNIT",
        "C, 1, NAR, NO_SUCH_BLOCK",
        "B, 5.51, KGM, MORE_THAN_ALLOWED"
    })
    void a_use_beyond_what_was_shipped_or_issued_is_a_conflict(String block, String amount, String unit, Kind kind) {
        Life life = export.with(endorsed("e", "A", "60", "NAR")).with(used("u", "2026-11-25", block, amount, unit));

        assertThat(conflicts(life)).containsExactly(kind);
        assertThat(state(life)).isEqualTo(PermitState.DISPUTED);
    }

    @ParameterizedTest
    @CsvSource({"A, 60, NAR", "A, 60.00, NAR", "A, 0, NAR", "B, 5.5, KGM"})
    void a_use_within_it_is_none(String block, String amount, String unit) {
        Life life = export.with(endorsed("e", "A", "60", "NAR")).with(used("u", "2026-11-25", block, amount, unit));

        assertThat(conflicts(life)).isEmpty();
    }

    @Test
    void what_was_refused_or_seized_was_moved_too() {
        BlockUse goods =
                new BlockUse("A", new BigDecimal("60"), new BigDecimal("30"), new BigDecimal("11"), "NAR", "no marks");
        Life life = export.with(new Statement("u", FRANCE, at(TODAY), new Use(TODAY, "FR000940", List.of(goods))));

        assertThat(conflicts(life)).containsExactly(Kind.MORE_THAN_ALLOWED);
    }

    @Test
    void an_endorsement_of_more_than_was_issued_is_a_conflict() {
        assertThat(conflicts(export.with(endorsed("e", "A", "101", "NAR")))).containsExactly(Kind.MORE_THAN_ALLOWED);
        assertThat(conflicts(export.with(endorsed("e", "A", "100", "NAR")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WITHDRAWN, WITHDRAWN", "CANCELLED, WITHDRAWN", "LOST, LOST", "REPLACED, REPLACED", "EXPIRED, EXPIRED"})
    void a_notice_of_the_issuer_ends_a_permit(Notice.Kind kind, PermitState state) {
        assertThat(state(export.with(notice(1, kind, "2026-11-20")))).isEqualTo(state);
    }

    @Test
    void that_a_permit_has_expired_says_nothing_of_the_days_before() {
        Life expired = export.with(notice(1, Notice.Kind.EXPIRED, "2027-01-01"));

        assertThat(expired.standing(LAST_DAY).state()).isEqualTo(PermitState.ISSUED);
        assertThat(expired.objection(Act.ENDORSE, LAST_DAY)).isEmpty();
        assertThat(expired.standing(LAST_DAY.plusDays(1)).state()).isEqualTo(PermitState.EXPIRED);
    }

    @Test
    void a_withdrawn_permit_that_is_reinstated_stands_where_it_stood() {
        Life endorsed = export.with(endorsed("e", "A", "60", "NAR"));
        Life back = endorsed.with(notice(1, Notice.Kind.WITHDRAWN, "2026-11-20"))
                .with(notice(2, Notice.Kind.REINSTATED, "2026-11-22"));

        assertThat(state(back)).isEqualTo(PermitState.ENDORSED);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19, USED", "2026-11-20, DISPUTED", "2026-11-21, DISPUTED", "2026-11-22, USED"})
    void a_use_after_a_withdrawal_is_disputed_and_one_before_it_or_after_its_end_is_not(String on, PermitState state) {
        Life life = export.with(notice(1, Notice.Kind.WITHDRAWN, "2026-11-20"))
                .with(notice(2, Notice.Kind.REINSTATED, "2026-11-22"))
                .with(used("u", on, "A", "1", "NAR"));

        assertThat(state(life)).isEqualTo(state);
    }

    @Test
    void a_use_after_the_last_day_is_disputed() {
        assertThat(conflicts(export.with(used("u", "2027-01-01", "A", "1", "NAR"))))
                .containsExactly(Kind.AFTER_ITS_END);
    }

    @Test
    void twelve_crossings_of_one_exhibition_are_its_life() {
        Life life = exhibition;
        for (int month = 1; month <= 12; month++) {
            Direction direction = month % 2 == 1 ? Direction.OUT : Direction.IN;
            life = life.with(crossing("c" + month, "2027-%02d-10".formatted(month), direction, "bear 1"));
        }

        assertThat(conflicts(life)).isEmpty();
        assertThat(state(life)).isEqualTo(PermitState.ISSUED);
        assertThat(life.objection(Act.CROSS, TODAY)).isEmpty();
    }

    @Test
    void a_specimen_that_is_out_does_not_go_out_again_and_another_one_may() {
        Life out = exhibition.with(crossing("c1", "2027-01-10", Direction.OUT, "bear 1"));

        assertThat(conflicts(out.with(crossing("c2", "2027-01-11", Direction.OUT, "bear 2"))))
                .isEmpty();
        assertThat(conflicts(out.with(crossing("c2", "2027-01-11", Direction.OUT, "bear 1"))))
                .containsExactly(Kind.CROSSING_OPEN);
    }

    @Test
    void use_is_for_one_movement_and_crossings_are_for_many() {
        assertThat(conflicts(export.with(crossing("c", "2026-11-24", Direction.OUT, "x"))))
                .containsExactly(Kind.WRONG_KIND_OF_USE);
        assertThat(conflicts(exhibition.with(used("u", "2026-11-24", "A", "1", "NAR"))))
                .containsExactly(Kind.WRONG_KIND_OF_USE);
        assertThat(export.objection(Act.CROSS, TODAY)).isPresent();
        assertThat(exhibition.objection(Act.USE, TODAY)).isPresent();
        assertThat(exhibition.with(endorsed("e", "A", "1", "NAR")).objection(Act.ENDORSE, TODAY))
                .isEmpty();
        assertThat(export.with(endorsed("e", "A", "1", "NAR")).objection(Act.ENDORSE, TODAY))
                .isPresent();
    }

    @Test
    void a_settled_conflict_is_none_and_a_new_one_is() {
        Life disputed = export.with(used("u1", "2026-11-25", "A", "60", "NAR"))
                .with(used("u2", "2026-11-26", "A", "40", "NAR"));
        Life settled = disputed.with(new Statement(
                "s", SWITZERLAND, at(TODAY), new Settlement(TODAY, Set.of("u2"), "one movement, two lorries")));

        assertThat(disputed.objection(Act.SETTLE, TODAY)).isEmpty();
        assertThat(state(settled)).isEqualTo(PermitState.USED);
        assertThat(state(settled.with(used("u3", "2026-11-27", "A", "1", "NAR"))))
                .isEqualTo(PermitState.DISPUTED);
    }

    /** Messages cross and overtake each other; a message may come twice. */
    @Test
    void the_same_statements_give_the_same_standing_in_whatever_order_they_came() {
        List<Statement> all = new ArrayList<>(List.of(
                endorsed("e", "A", "60", "NAR"),
                notice(1, Notice.Kind.WITHDRAWN, "2026-11-24"),
                notice(2, Notice.Kind.REINSTATED, "2026-11-28"),
                used("u1", "2026-11-25", "A", "61", "NAR"),
                used("u2", "2026-11-29", "A", "1", "NAR"),
                used("u2", "2026-11-29", "A", "1", "NAR"),
                new Statement("s", SWITZERLAND, at(TODAY), new Settlement(TODAY, Set.of("u2"), "agreed"))));
        Standing expected = new Life(export.terms(), all, List.of()).standing(TODAY);
        Random random = new Random(26);

        assertThat(expected.conflicts())
                .extracting(Conflict::statement, Conflict::kind)
                .containsExactlyInAnyOrder(tuple("u1", Kind.AFTER_ITS_END), tuple("u1", Kind.MORE_THAN_ALLOWED));
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(all, random);
            Life life = export;
            for (Statement statement : all) {
                life = life.with(statement);
            }
            assertThat(life.standing(TODAY)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void used_replaced_and_expired_permits_are_at_their_end_and_only_an_expired_one_may_be_declared_so(Act act) {
        assertThat(PermitState.USED.allows(act)).isFalse();
        assertThat(PermitState.REPLACED.allows(act)).isFalse();
        assertThat(PermitState.EXPIRED.allows(act)).isEqualTo(act == Act.EXPIRE);
    }

    @ParameterizedTest
    @EnumSource(PermitState.class)
    void only_a_withdrawn_permit_is_reinstated_and_only_a_dispute_is_settled(PermitState state) {
        assertThat(state.allows(Act.REINSTATE)).isEqualTo(state == PermitState.WITHDRAWN);
        assertThat(state.allows(Act.SETTLE)).isEqualTo(state == PermitState.DISPUTED);
    }

    @Test
    void the_terms_are_those_of_the_form() {
        Terms terms = Terms.of(TestPermits.elephantTuskExport());

        assertThat(terms.kind()).isEqualTo(TestPermits.elephantTuskExport().kind());
        assertThat(terms.lines()).hasSameSizeAs(TestPermits.elephantTuskExport().blocks());
    }
}

package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    private final RuleBook rules = RuleBook.standard(new InMemoryCodeLists());

    @Test
    void the_fixtures_are_complete_under_all_rules() {
        assertThat(fixtures())
                .allSatisfy(permit -> assertThat(judge(reading(permit)))
                        .extracting(Finding::severity)
                        .containsOnly(Severity.NOT_CHECKED));
    }

    @Test
    void all_rules_of_an_empty_form_are_reported_together() {
        List<Finding> findings = judge(reading(PermitDraft.empty("E", "").build()));

        assertThat(findings)
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .containsOnly("B-01", "B-03", "B-06", "R-45", "B-08", "B-10", "B-12", "R-44");
    }

    @Test
    void what_the_reader_found_comes_first() {
        Finding schema = new Finding("XSD", Severity.ERROR, Place.of(Box.B2), Optional.empty(), "Not a date.");
        PermitReading reading = new PermitReading(Optional.of(expired()), List.of(schema), Map.of());

        List<Finding> findings = judge(reading);

        assertThat(findings)
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .containsExactly("XSD", "B-03");
    }

    @Test
    void bytes_that_are_no_permit_are_judged_by_the_reader_alone() {
        Finding unreadable = new Finding("XML", Severity.ERROR, Place.of(Box.DOCUMENT), Optional.empty(), "Not XML.");

        assertThat(judge(new PermitReading(Optional.empty(), List.of(unreadable), Map.of())))
                .containsExactly(unreadable);
    }

    @Test
    void findings_carry_the_position_of_their_place_or_of_the_block_around_it() {
        Permit permit = PermitDraft.of(expired())
                .withBlock(0, block -> block.appendix = "")
                .build();
        Map<Place, Position> positions =
                Map.of(Place.of(Box.B2), new Position(7, 3), Place.of(Box.DOCUMENT, "A"), new Position(40, 5));

        List<Finding> findings = judge(new PermitReading(Optional.of(permit), List.of(), positions));

        assertThat(findings)
                .filteredOn(Finding::isError)
                .extracting(Finding::position)
                .containsExactly(Optional.of(new Position(7, 3)), Optional.of(new Position(40, 5)));
    }

    @Test
    void what_was_not_checked_points_to_no_place_but_its_own() {
        Map<Place, Position> positions = Map.of(Place.of(Box.DOCUMENT), new Position(2, 1));

        List<Finding> findings =
                judge(new PermitReading(Optional.of(PermitDraft.of(expired()).build()), List.of(), positions));

        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.NOT_CHECKED)
                .isNotEmpty()
                .allMatch(finding -> finding.position().isEmpty());
    }

    @Test
    void errors_and_warnings_are_counted_in_words_and_nothing_else() {
        assertThat(Finding.counted(List.of(of(Severity.NOT_CHECKED), of(Severity.INFO))))
                .isEmpty();
        assertThat(Finding.counted(List.of(of(Severity.ERROR), of(Severity.NOT_CHECKED))))
                .isEqualTo("1 error");
        assertThat(Finding.counted(List.of(of(Severity.WARNING), of(Severity.ERROR), of(Severity.WARNING))))
                .isEqualTo("1 error and 2 warnings");
    }

    private static Finding of(Severity severity) {
        return new Finding("B-01", severity, Place.of(Box.B1), Optional.empty(), "A sentence.");
    }

    @Test
    void every_rule_has_an_identifier_of_its_own() {
        assertThat(rules.rules())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[BR]-\\d\\d"));
    }

    @Test
    void a_code_is_judged_by_the_list_of_the_day() {
        CodeLists lists = new InMemoryCodeLists().withLastDay(CodeLists.List.TERMS, "TUS", TestPermits.TODAY);
        RuleBook book = RuleBook.standard(lists);
        PermitReading reading = reading(TestPermits.elephantTuskExport());

        assertThat(book.check(reading, Occasion.RECEIVE, TestPermits.TODAY)).noneMatch(RuleBookTest::isWarning);
        assertThat(book.check(reading, Occasion.RECEIVE, TestPermits.TODAY.plusDays(1)))
                .anyMatch(RuleBookTest::isWarning);
    }

    @Test
    void sentences_are_short_whatever_the_input() {
        String endless = "Q".repeat(100_000);
        Permit permit = PermitDraft.of(TestPermits.withBlocks(1))
                .with(p -> p.typeLetter = endless)
                .with(p -> p.purposeCodes = List.of(endless))
                .withBlock(0, block -> block.scientificNames = List.of(endless))
                .withBlock(0, block -> block.terms = List.of(endless))
                .withBlock(0, block -> block.appendix = endless)
                .withBlock(0, block -> block.sources = List.of(endless))
                .build();

        assertThat(judge(reading(permit)))
                .allMatch(finding -> finding.sentence().length() < 250);
    }

    @Test
    void twice_the_blocks_are_twice_the_work() {
        long base = lookUps(0);

        assertThat(lookUps(200) - base).isPositive().isEqualTo(2 * (lookUps(100) - base));
        assertThat(lookUps(400) - base).isEqualTo(2 * (lookUps(200) - base));
    }

    @Test
    void a_fault_in_each_of_200_blocks_is_found_in_each() {
        Permit permit = TestPermits.withBlocks(200);
        PermitDraft draft = PermitDraft.of(permit);
        draft.blocks = permit.blocks().stream()
                .map(block -> PermitDraft.of(TestPermits.withBlocks(1))
                        .withBlock(0, b -> b.id = block.id())
                        .withBlock(0, b -> b.quantities = List.of())
                        .build()
                        .blocks()
                        .getFirst())
                .toList();

        assertThat(judge(reading(draft.build())))
                .filteredOn(Finding::isError)
                .hasSize(200)
                .extracting(finding -> finding.place().block())
                .startsWith("A", "B")
                .endsWith("GR")
                .doesNotHaveDuplicates();
    }

    @Test
    void the_version_names_rules_and_lists() {
        assertThat(rules.version()).isEqualTo(RuleBook.VERSION + "/test-lists");
    }

    private List<Finding> judge(PermitReading reading) {
        return rules.check(reading, Occasion.SUBMIT, TestPermits.TODAY);
    }

    private static PermitReading reading(Permit permit) {
        return new PermitReading(Optional.of(permit), List.of(), new HashMap<>());
    }

    private static Permit expired() {
        return PermitDraft.of(TestPermits.minimalExport())
                .with(permit -> permit.validUntil = Optional.of(TestPermits.TODAY.minusDays(1)))
                .build();
    }

    private static boolean isWarning(Finding finding) {
        return finding.severity() == Severity.WARNING;
    }

    private static long lookUps(int blocks) {
        CountingCodeLists lists = new CountingCodeLists();
        RuleBook.standard(lists).check(reading(TestPermits.withBlocks(blocks)), Occasion.SUBMIT, TestPermits.TODAY);
        return lists.count.get();
    }

    private static List<Permit> fixtures() {
        return Stream.of(
                        TestPermits.elephantTuskExport(),
                        TestPermits.pythonReExport(),
                        TestPermits.orchidImport(),
                        TestPermits.introductionFromTheSea(),
                        TestPermits.preConventionPiano(),
                        TestPermits.coralWithQuota(),
                        TestPermits.minimalExport(),
                        TestPermits.withBlocks(200))
                .toList();
    }

    /** Counts how often the lists are asked, as the measure of work that does not depend on the machine. */
    private static final class CountingCodeLists implements CodeLists {
        private final CodeLists lists = new InMemoryCodeLists();
        private final AtomicLong count = new AtomicLong();

        @Override
        public Optional<String> name(CodeLists.List list, String code, LocalDate on) {
            count.incrementAndGet();
            return lists.name(list, code, on);
        }

        @Override
        public boolean hasPair(Pairs pairs, String term, String other) {
            count.incrementAndGet();
            return lists.hasPair(pairs, term, other);
        }

        @Override
        public boolean knowsTerm(Pairs pairs, String term) {
            count.incrementAndGet();
            return lists.knowsTerm(pairs, term);
        }

        @Override
        public String version() {
            return lists.version();
        }
    }
}

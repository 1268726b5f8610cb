package org.epixgateway.core.life;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epixgateway.core.life.Fact.BlockUse;
import org.epixgateway.core.life.Fact.Crossing;
import org.epixgateway.core.life.Fact.Endorsement;
import org.epixgateway.core.life.Fact.Notice;
import org.epixgateway.core.life.Fact.Settlement;
import org.epixgateway.core.life.Fact.Use;
import org.epixgateway.core.life.PermitState.Act;
import org.epixgateway.core.life.Standing.Balance;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.permit.Quantity;

/**
 * A permit's terms with all that was stated about it. The order in which statements reached us does not matter; a statement
 * counts once, however often it came.
 *
 * @param foundHere conflicts that no statement shows but our register, such as other contents under the permit's number
 */
public record Life(Terms terms, List<Statement> statements, List<Conflict> foundHere) {
    private static final Comparator<Statement> BY_TIME =
            comparing(Statement::statedAt).thenComparing(Statement::id);

    public Life {
        statements = statements.stream().distinct().sorted(BY_TIME).toList();
        foundHere = List.copyOf(foundHere);
    }

    public static Life begun(Terms terms) {
        return new Life(terms, List.of(), List.of());
    }

    /** What the issuer's next notice of this permit is numbered with. */
    public int nextNotice() {
        return 1 + facts(Notice.class).mapToInt(Notice::sequence).max().orElse(0);
    }

    public Life with(Statement statement) {
        return new Life(
                terms, Stream.concat(statements.stream(), Stream.of(statement)).toList(), foundHere);
    }

    /** Why the national side may not do this now, as a sentence; empty if it may. */
    public Optional<String> objection(Act act, LocalDate today) {
        boolean isOtherKindOfUse = terms.isSingleUse() ? act == Act.CROSS : act == Act.USE;
        if (isOtherKindOfUse) {
            return Optional.of("A " + terms.kind().title()
                    + (terms.isSingleUse()
                            ? " is for one movement; it knows no crossings."
                            : " is used by crossings, one by one."));
        }
        PermitState state = standing(today).state();
        boolean isAnotherEndorsement = act == Act.ENDORSE && !terms.isSingleUse() && state == PermitState.ENDORSED;
        return state.allows(act) || isAnotherEndorsement
                ? Optional.empty()
                : Optional.of("The permit is " + word(state) + "; it cannot be " + act.done() + ".");
    }

    /** Why it may not be used, or be used for a crossing, on a day. */
    Optional<String> objectionToUse(LocalDate day) {
        return objection(terms.isSingleUse() ? Act.USE : Act.CROSS, day);
    }

    /** Why goods are more or other than what was shipped, or issued where nobody endorsed. */
    Optional<String> beyond(List<Fact.BlockQuantity> goods) {
        List<Conflict> found = new ArrayList<>();
        Amounts.ofGoods(goods).forEach(claimed -> within("", claimed, allowed(claimed.block()), found));
        return found.stream().findFirst().map(Conflict::sentence);
    }

    /** @param today the calendar date where it is asked */
    public Standing standing(LocalDate today) {
        Set<String> settled = facts(Settlement.class)
                .flatMap(settlement -> settlement.settled().stream())
                .collect(Collectors.toSet());
        List<Conflict> conflicts = conflicts().stream()
                .filter(conflict -> !settled.contains(conflict.statement()))
                .toList();
        return new Standing(conflicts.isEmpty() ? state(today) : PermitState.DISPUTED, conflicts, balances());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private PermitState state(LocalDate today) {
        if (terms.isSingleUse() && facts(Use.class).findAny().isPresent()) {
            return PermitState.USED;
        }
        Optional<PermitState> ended = last(notices().filter(notice -> holds(notice.fact(), today)))
                .flatMap(notice -> notice.fact().kind().end());
        if (ended.isPresent()) {
            return ended.get();
        }
        if (terms.hasEnded(today)) {
            return PermitState.EXPIRED;
        }
        return isEndorsed() ? PermitState.ENDORSED : PermitState.ISSUED;
    }

    private boolean isEndorsed() {
        return terms.isEndorsed() || facts(Endorsement.class).findAny().isPresent();
    }

    boolean isEndorsementMissing() {
        return terms.kind().isEndorsementNeeded() && !isEndorsed();
    }

    /** That a permit has expired says nothing of the days before. */
    private static boolean holds(Notice notice, LocalDate day) {
        return notice.kind() != Notice.Kind.EXPIRED || !notice.on().isAfter(day);
    }

    /** What the issuer said last comes last, in the issuer's own order. */
    private Stream<Told<Notice>> notices() {
        Comparator<Told<Notice>> bySequence =
                comparingInt(notice -> notice.fact().sequence());
        return all(Notice.class).sorted(bySequence.thenComparing(Told::statement, BY_TIME));
    }

    private static <T> Optional<T> last(Stream<T> all) {
        return all.reduce((earlier, later) -> later);
    }

    private List<Conflict> conflicts() {
        List<Conflict> found = new ArrayList<>(foundHere);
        all(Endorsement.class).forEach(endorsement -> beyondIssued(endorsement, found));
        uses(found);
        crossings(found);
        return found;
    }

    private void beyondIssued(Told<Endorsement> endorsement, List<Conflict> found) {
        Amounts.ofGoods(endorsement.fact().shipped())
                .forEach(shipped -> within(
                        endorsement.statement().id(),
                        shipped,
                        terms.line(shipped.block()).flatMap(Terms.Line::issued),
                        found));
    }

    private void uses(List<Conflict> found) {
        List<Told<Use>> uses = byDay(Use.class);
        for (int i = 0; i < uses.size(); i++) {
            Told<Use> use = uses.get(i);
            if (!terms.isSingleUse()) {
                found.add(use.conflict(
                        Standing.Kind.WRONG_KIND_OF_USE,
                        "A " + terms.kind().title() + " is used by crossings; this report uses it up."));
                continue;
            }
            if (i > 0) {
                found.add(use.conflict(
                        Standing.Kind.SECOND_USE,
                        "The permit is for one movement and was used on "
                                + uses.get(0).fact().on() + " already."));
            }
            afterItsEnd(use, found);
            Amounts.ofUse(use.fact().blocks())
                    .forEach(used -> within(use.statement().id(), used, allowed(used.block()), found));
        }
    }

    private <F extends Fact> List<Told<F>> byDay(Class<F> kind) {
        Comparator<Told<F>> byDay = comparing(told -> told.fact().on());
        return all(kind).sorted(byDay.thenComparing(Told::statement, BY_TIME)).toList();
    }

    /** What the endorsement says was shipped, or what was issued where nobody endorsed. */
    private Optional<Quantity> allowed(String block) {
        return shipped(block).or(() -> terms.line(block).flatMap(Terms.Line::issued));
    }

    private Optional<Quantity> shipped(String block) {
        return facts(Endorsement.class)
                .flatMap(endorsement -> endorsement.shipped().stream())
                .filter(shipped -> shipped.block().equals(block))
                .map(Fact.BlockQuantity::quantity)
                .findFirst()
                .or(() -> terms.line(block).flatMap(Terms.Line::shipped));
    }

    private void within(String statement, Amounts.Stated stated, Optional<Quantity> allowed, List<Conflict> found) {
        if (terms.line(stated.block()).isEmpty()) {
            found.add(new Conflict(
                    statement, Standing.Kind.NO_SUCH_BLOCK, "The permit has no block " + stated.block() + "."));
        } else if (allowed.isPresent() && !allowed.get().unit().equals(stated.unit())) {
            found.add(new Conflict(
                    statement,
                    Standing.Kind.OTHER_UNIT,
                    "Block " + stated.block() + " is stated in another unit (" + stated + ") than the permit's ("
                            + allowed.get() + ")."));
        } else if (allowed.isPresent()
                && stated.amount().compareTo(allowed.get().amount()) > 0) {
            found.add(new Conflict(
                    statement,
                    Standing.Kind.MORE_THAN_ALLOWED,
                    "Block " + stated.block() + ": " + stated + " is more than " + allowed.get() + "."));
        }
    }

    /** The same day counts as after: dates cannot tell which came first, so persons must. */
    private void afterItsEnd(Told<? extends Fact> told, List<Conflict> found) {
        LocalDate day = told.fact().on();
        if (terms.hasEnded(day)) {
            found.add(told.conflict(
                    Standing.Kind.AFTER_ITS_END,
                    "On " + day + " the permit was past its last day, "
                            + terms.validUntil().orElseThrow() + "."));
        }
        last(notices().map(Told::fact).filter(notice -> !notice.on().isAfter(day)))
                .filter(notice -> notice.kind().end().isPresent())
                .ifPresent(notice -> found.add(told.conflict(
                        Standing.Kind.AFTER_ITS_END,
                        "On " + day + " the permit was " + word(notice.kind()) + " since " + notice.on() + ".")));
    }

    private void crossings(List<Conflict> found) {
        List<Told<Crossing>> crossings = byDay(Crossing.class);
        for (int i = 0; i < crossings.size(); i++) {
            Told<Crossing> crossing = crossings.get(i);
            afterItsEnd(crossing, found);
            if (terms.isSingleUse()) {
                found.add(crossing.conflict(
                        Standing.Kind.WRONG_KIND_OF_USE,
                        "A " + terms.kind().title() + " is for one movement; it knows no crossings."));
            }
            Crossing now = crossing.fact();
            last(crossings.subList(0, i).stream()
                            .map(Told::fact)
                            .filter(earlier -> earlier.specimen().equals(now.specimen())))
                    .filter(earlier -> earlier.direction() == now.direction())
                    .ifPresent(earlier -> found.add(crossing.conflict(
                            Standing.Kind.CROSSING_OPEN,
                            "Specimen " + now.specimen() + " went " + word(now.direction()) + " on " + earlier.on()
                                    + " already and did not come back since.")));
        }
    }

    private List<Balance> balances() {
        return terms.lines().stream()
                .map(line -> new Balance(line.block(), line.issued(), shipped(line.block()), used(line.block())))
                .toList();
    }

    private BigDecimal used(String block) {
        return facts(Use.class)
                .flatMap(use -> use.blocks().stream())
                .filter(use -> use.block().equals(block))
                .map(BlockUse::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private <F extends Fact> Stream<F> facts(Class<F> kind) {
        return all(kind).map(Told::fact);
    }

    private <F extends Fact> Stream<Told<F>> all(Class<F> kind) {
        return statements.stream()
                .filter(statement -> kind.isInstance(statement.fact()))
                .map(statement -> new Told<>(statement, kind.cast(statement.fact())));
    }

    /** A statement with its fact, of a known kind. */
    private record Told<F extends Fact>(Statement statement, F fact) {
        Conflict conflict(Standing.Kind kind, String sentence) {
            return new Conflict(statement.id(), kind, sentence);
        }
    }
}

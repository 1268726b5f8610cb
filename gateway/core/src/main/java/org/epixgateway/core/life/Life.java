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
import org.epixgateway.core.life.PermitState.Act;
import org.epixgateway.core.life.Standing.Balance;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.life.Statement.BlockUse;
import org.epixgateway.core.life.Statement.Crossing;
import org.epixgateway.core.life.Statement.Endorsement;
import org.epixgateway.core.life.Statement.Notice;
import org.epixgateway.core.life.Statement.Settlement;
import org.epixgateway.core.life.Statement.Use;
import org.epixgateway.core.permit.Quantity;

/**
 * A permit's terms with all that was stated about it. The order in which statements reached us does not matter; a statement
 * counts once, however often it came.
 */
public record Life(Terms terms, List<Statement> statements) {
    private static final Comparator<Statement> BY_TIME =
            comparing(Statement::statedAt).thenComparing(Statement::id);

    public Life {
        statements = statements.stream().distinct().sorted(BY_TIME).toList();
    }

    public static Life begun(Terms terms) {
        return new Life(terms, List.of());
    }

    public Life with(Statement statement) {
        return new Life(
                terms, Stream.concat(statements.stream(), Stream.of(statement)).toList());
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

    /** @param today the calendar date where it is asked */
    public Standing standing(LocalDate today) {
        Set<String> settled = all(Settlement.class)
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
        if (terms.isSingleUse() && all(Use.class).findAny().isPresent()) {
            return PermitState.USED;
        }
        Optional<PermitState> ended =
                last(notices()).flatMap(notice -> notice.kind().end());
        if (ended.isPresent()) {
            return ended.get();
        }
        if (terms.hasEnded(today)) {
            return PermitState.EXPIRED;
        }
        return all(Endorsement.class).findAny().isPresent() ? PermitState.ENDORSED : PermitState.ISSUED;
    }

    private Stream<Notice> notices() {
        return all(Notice.class).sorted(comparingInt(Notice::sequence).thenComparing(BY_TIME));
    }

    private static <T> Optional<T> last(Stream<T> all) {
        return all.reduce((earlier, later) -> later);
    }

    private List<Conflict> conflicts() {
        List<Conflict> found = new ArrayList<>();
        all(Endorsement.class).forEach(endorsement -> beyondIssued(endorsement, found));
        uses(found);
        crossings(found);
        return found;
    }

    private void beyondIssued(Endorsement endorsement, List<Conflict> found) {
        endorsement
                .shipped()
                .forEach(shipped -> within(
                        endorsement.id(),
                        shipped.block(),
                        shipped.quantity(),
                        terms.line(shipped.block()).flatMap(Terms.Line::issued),
                        found));
    }

    private void uses(List<Conflict> found) {
        List<Use> uses =
                all(Use.class).sorted(comparing(Use::on).thenComparing(BY_TIME)).toList();
        for (int i = 0; i < uses.size(); i++) {
            Use use = uses.get(i);
            if (!terms.isSingleUse()) {
                found.add(new Conflict(
                        use.id(),
                        Standing.Kind.WRONG_KIND_OF_USE,
                        "A " + terms.kind().title() + " is used by crossings; this report uses it up."));
                continue;
            }
            if (i > 0) {
                found.add(new Conflict(
                        use.id(),
                        Standing.Kind.SECOND_USE,
                        "The permit is for one movement and was used on "
                                + uses.get(0).on() + " already."));
            }
            afterItsEnd(use.id(), use.on(), found);
            use.blocks().forEach(block -> within(use.id(), block.block(), quantity(block), allowed(block), found));
        }
    }

    private static Quantity quantity(BlockUse block) {
        return new Quantity(block.total(), block.unit());
    }

    /** What the endorsement says was shipped, or what was issued where nobody endorsed. */
    private Optional<Quantity> allowed(BlockUse block) {
        return shipped(block.block()).or(() -> terms.line(block.block()).flatMap(Terms.Line::issued));
    }

    private Optional<Quantity> shipped(String block) {
        return all(Endorsement.class)
                .flatMap(endorsement -> endorsement.shipped().stream())
                .filter(shipped -> shipped.block().equals(block))
                .map(Statement.BlockQuantity::quantity)
                .findFirst();
    }

    private void within(
            String statement, String block, Quantity stated, Optional<Quantity> allowed, List<Conflict> found) {
        if (terms.line(block).isEmpty()) {
            found.add(new Conflict(statement, Standing.Kind.NO_SUCH_BLOCK, "The permit has no block " + block + "."));
        } else if (allowed.isPresent() && !allowed.get().unit().equals(stated.unit())) {
            found.add(new Conflict(
                    statement,
                    Standing.Kind.OTHER_UNIT,
                    "Block " + block + " is stated in another unit (" + stated + ") than the permit's (" + allowed.get()
                            + ")."));
        } else if (allowed.isPresent()
                && stated.amount().compareTo(allowed.get().amount()) > 0) {
            found.add(new Conflict(
                    statement,
                    Standing.Kind.MORE_THAN_ALLOWED,
                    "Block " + block + ": " + stated + " is more than " + allowed.get() + "."));
        }
    }

    /** The same day counts as after: dates cannot tell which came first, so persons must. */
    private void afterItsEnd(String statement, LocalDate day, List<Conflict> found) {
        if (terms.hasEnded(day)) {
            found.add(new Conflict(
                    statement,
                    Standing.Kind.AFTER_ITS_END,
                    "On " + day + " the permit was past its last day, "
                            + terms.validUntil().orElseThrow() + "."));
        }
        last(notices().filter(notice -> !notice.on().isAfter(day)))
                .filter(notice -> notice.kind().end().isPresent())
                .ifPresent(notice -> found.add(new Conflict(
                        statement,
                        Standing.Kind.AFTER_ITS_END,
                        "On " + day + " the permit was " + word(notice.kind()) + " since " + notice.on() + ".")));
    }

    private void crossings(List<Conflict> found) {
        List<Crossing> crossings = all(Crossing.class)
                .sorted(comparing(Crossing::on).thenComparing(BY_TIME))
                .toList();
        for (int i = 0; i < crossings.size(); i++) {
            Crossing crossing = crossings.get(i);
            afterItsEnd(crossing.id(), crossing.on(), found);
            if (terms.isSingleUse()) {
                found.add(new Conflict(
                        crossing.id(),
                        Standing.Kind.WRONG_KIND_OF_USE,
                        "A " + terms.kind().title() + " is for one movement; it knows no crossings."));
            }
            last(crossings.subList(0, i).stream()
                            .filter(earlier -> earlier.specimen().equals(crossing.specimen())))
                    .filter(earlier -> earlier.direction() == crossing.direction())
                    .ifPresent(earlier -> found.add(new Conflict(
                            crossing.id(),
                            Standing.Kind.CROSSING_OPEN,
                            "Specimen " + crossing.specimen() + " went " + word(crossing.direction()) + " on "
                                    + earlier.on() + " already and did not come back since.")));
        }
    }

    private List<Balance> balances() {
        return terms.lines().stream()
                .map(line -> new Balance(line.block(), line.issued(), shipped(line.block()), used(line.block())))
                .toList();
    }

    private BigDecimal used(String block) {
        return all(Use.class)
                .flatMap(use -> use.blocks().stream())
                .filter(use -> use.block().equals(block))
                .map(BlockUse::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private <T extends Statement> Stream<T> all(Class<T> kind) {
        return statements.stream().filter(kind::isInstance).map(kind::cast);
    }
}

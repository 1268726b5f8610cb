package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Severity;

/**
 * Trade in Appendix I needs an import permit before the export permit, and before a re-export of living specimens
 * (Convention, Art. III 2 d and 4 c); what Art. VII exempts, by its source code, does not. The one that a permit of ours cites
 * is looked up where we know of it; else its authority is asked ({@link AskAboutCited}). Known to be unfit: an error. Nobody
 * could be asked: a warning, since it may exist. The articles are
 * general knowledge, the document type 911 is inferred from recorded messages. Reads the register, writes nothing.
 */
final class CitedImportPermit {
    static final String RULE = "S-09";

    private static final String IMPORT_LICENCE = "911";
    /** Bred, propagated, pre-Convention. */
    private static final Set<String> EXEMPT_SOURCES = Set.of("A", "C", "D", "O");

    private static final String LIVING = "LIV";

    private final PermitLives lives;

    CitedImportPermit(PermitLives lives) {
        this.lives = lives;
    }

    /**
     * An import permit that a permit cites.
     *
     * @param importing country whose authority issued it
     * @param species of Appendix I that move under it
     */
    record Citation(CountryCode importing, String number, List<String> species) {}

    /** Findings by what is registered here; what its authority said when asked, is among the findings already. */
    List<Finding> findings(Permit export, List<Finding> asked, Instant at) {
        if (!isConcerned(export)) {
            return List.of();
        }
        Optional<Citation> cited = cited(export);
        if (cited.isEmpty()) {
            return List.of(warning("It holds specimens of Appendix I and cites no import permit."));
        }
        boolean isAsked = asked.stream().anyMatch(finding -> finding.rule().equals(RULE));
        return registered(cited.get())
                .map(lived -> fit(export, lived, at))
                .orElseGet(() -> isAsked
                        ? List.of()
                        : List.of(
                                warning("The import permit that it cites is not registered here, so that nobody could "
                                        + "say whether it holds; ask "
                                        + cited.get().importing() + ".")));
    }

    /** What it cites and only its authority can tell about. */
    Optional<Citation> notRegistered(Permit export) {
        return isConcerned(export)
                ? cited(export).filter(citation -> registered(citation).isEmpty())
                : Optional.empty();
    }

    private static boolean isConcerned(Permit export) {
        return (export.kind() == DocumentKind.EXPORT || export.kind() == DocumentKind.RE_EXPORT)
                && appendixOne(export).findAny().isPresent();
    }

    private static Optional<Citation> cited(Permit export) {
        List<String> species = appendixOne(export)
                .flatMap(block -> block.scientificNames().stream().limit(1))
                .distinct()
                .toList();
        return export.references().stream()
                .filter(document -> document.typeCode().equals(IMPORT_LICENCE)
                        && !document.number().isBlank()
                        && document.number().length() <= PermitNumber.LENGTH_MAX)
                .findFirst()
                .flatMap(document -> export.importer()
                        .address()
                        .country()
                        .map(importing -> new Citation(importing, document.number(), species)));
    }

    private Optional<PermitLives.Lived> registered(Citation cited) {
        return lives.named(cited.importing(), PermitNumber.of(cited.number()).normalised()).stream()
                .filter(lived -> lived.registered().key().kind() == DocumentKind.IMPORT)
                .findFirst();
    }

    private static Stream<Block> appendixOne(Permit permit) {
        return permit.blocks().stream()
                .filter(block ->
                        block.appendix().strip().toUpperCase(Locale.ROOT).equals("I"))
                .filter(block -> block.sources().stream().noneMatch(EXEMPT_SOURCES::contains))
                .filter(block ->
                        permit.kind() != DocumentKind.RE_EXPORT || block.terms().contains(LIVING));
    }

    private static List<Finding> fit(Permit export, PermitLives.Lived lived, Instant at) {
        List<Finding> found = new ArrayList<>();
        PermitState state = lived.standing(PermitLives.day(at)).state();
        if (state != PermitState.ISSUED && state != PermitState.ENDORSED) {
            found.add(error(
                    Place.of(Box.DOCUMENT),
                    "The import permit that it cites is " + state.name().toLowerCase(Locale.ROOT) + "."));
        }
        appendixOne(export).forEach(block -> covered(block, lived.permit()).ifPresent(found::add));
        return found;
    }

    private static Optional<Finding> covered(Block block, Permit imported) {
        List<Block> same = imported.blocks().stream()
                .filter(other -> other.scientificNames().stream()
                        .anyMatch(name -> block.scientificNames().stream().anyMatch(name::equalsIgnoreCase)))
                .toList();
        if (same.isEmpty()) {
            return Optional.of(error(
                    Place.of(Box.B7, block.id()), "The import permit that it cites does not cover this species."));
        }
        return first(block)
                .filter(quantity -> same.stream()
                        .flatMap(other -> first(other).stream())
                        .noneMatch(allowed -> !allowed.unit().equals(quantity.unit())
                                || allowed.amount().compareTo(quantity.amount()) >= 0))
                .map(quantity -> error(
                        Place.of(Box.B11, block.id()),
                        "It is more than the import permit that it cites allows (" + quantity + ")."));
    }

    private static Optional<Quantity> first(Block block) {
        return block.quantities().stream().findFirst();
    }

    static Finding error(Place place, String sentence) {
        return new Finding(RULE, Severity.ERROR, place, Optional.empty(), sentence);
    }

    static Finding warning(String sentence) {
        return new Finding(RULE, Severity.WARNING, Place.of(Box.DOCUMENT), Optional.empty(), sentence);
    }
}

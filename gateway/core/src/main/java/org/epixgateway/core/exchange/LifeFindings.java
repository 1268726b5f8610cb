package org.epixgateway.core.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Formalities;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;

/** What is said about statements on permits, as findings with the ids L-01 to L-29. */
final class LifeFindings {
    static final String UNKNOWN_PERMIT = "L-01";
    static final String NOT_ENTITLED = "L-02";
    static final String NOT_NOW = "L-03";
    static final String NO_SUCH_DAY = "L-04";
    static final String INCOMPLETE = "L-05";
    static final String DOES_NOT_FIT = "L-06";
    static final String NOT_REGISTERED_HERE = "L-20";
    static final String OTHER_DOCUMENT = "L-21";
    static final String HELD_ALREADY = "L-22";
    static final String NOT_OF_THIS_MOVEMENT = "L-23";
    static final String NOT_ENDORSED = "L-24";
    static final String NOT_AGREED = "L-25";
    static final String NO_ENDORSEMENT_ASKED = "L-26";

    private LifeFindings() {}

    static Finding error(String rule, Box box, String sentence) {
        return finding(rule, Severity.ERROR, box, sentence);
    }

    static Finding warning(String rule, String sentence) {
        return finding(rule, Severity.WARNING, Box.DOCUMENT, sentence);
    }

    static Finding info(String rule, String sentence) {
        return finding(rule, Severity.INFO, Box.DOCUMENT, sentence);
    }

    private static Finding finding(String rule, Severity severity, Box box, String sentence) {
        return new Finding(rule, severity, Place.of(box), Optional.empty(), sentence);
    }

    /** The conflicts that the second life has and the first had not. */
    static List<Conflict> arisen(Life before, Life after, LocalDate today) {
        Set<Conflict> known = Set.copyOf(before.standing(today).conflicts());
        return after.standing(today).conflicts().stream()
                .filter(conflict -> !known.contains(conflict))
                .toList();
    }

    /** What is found of a linked document says which. */
    static Finding about(RegisteredPermit document, Finding finding) {
        return about(document.key().issuingCountry() + " " + document.number() + ": ", finding);
    }

    static Finding about(String which, Finding finding) {
        return new Finding(
                finding.rule(), finding.severity(), finding.place(), finding.position(), which + finding.sentence());
    }

    static Finding of(Conflict conflict, Severity severity) {
        return finding(rule(conflict), severity, box(conflict), conflict.sentence());
    }

    /** What a person should look at before the goods go on, though it stands against nothing. */
    static List<Finding> formalities(Concerned concerned) {
        Fact fact = concerned.statement().fact();
        DocumentKind kind = concerned.lived().registered().key().kind();
        if (fact instanceof Fact.Endorsement && !kind.isEndorsementNeeded()) {
            return List.of(warning(NO_ENDORSEMENT_ASKED, "Box 14 of this " + kind.title() + " need not be filled."));
        }
        if (!(fact instanceof Fact.OfMovement)) {
            return List.of();
        }
        return new Formalities(
                        concerned.after(), concerned.lived().registered().key().issuingCountry())
                .missing().stream()
                        .map(missing -> switch (missing.lack()) {
                            case ENDORSEMENT -> finding(NOT_ENDORSED, Severity.WARNING, Box.B14, missing.sentence());
                            case AGREEMENT -> warning(NOT_AGREED, missing.sentence());
                        })
                        .toList();
    }

    /** Whether a peer says by this that a statement does not fit what it knows. */
    static boolean isConflict(Finding finding) {
        return finding.isError() && finding.rule().matches("L-1[0-9]");
    }

    private static String rule(Conflict conflict) {
        return switch (conflict.kind()) {
            case SECOND_USE -> "L-11";
            case AFTER_ITS_END -> "L-12";
            case MORE_THAN_ALLOWED -> "L-13";
            case OTHER_UNIT -> "L-14";
            case NO_SUCH_BLOCK -> "L-15";
            case CROSSING_OPEN -> "L-16";
            case WRONG_KIND_OF_USE -> "L-17";
            case NUMBER_CONFLICT -> "L-18";
        };
    }

    private static Box box(Conflict conflict) {
        return switch (conflict.kind()) {
            case MORE_THAN_ALLOWED, OTHER_UNIT -> Box.B11;
            case NUMBER_CONFLICT -> Box.B1;
            case AFTER_ITS_END -> Box.B2;
            default -> Box.DOCUMENT;
        };
    }
}

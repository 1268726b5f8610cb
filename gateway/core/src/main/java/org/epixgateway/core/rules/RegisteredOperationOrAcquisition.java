package org.epixgateway.core.rules;

import java.time.LocalDate;
import java.util.List;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;

/**
 * Box 12b: the registered breeding operation or nursery, or the day on which a pre-Convention specimen was acquired (B-17;
 * 50 CFR 23.23(e)(4), (9)).
 *
 * <p>Warning: an export permit with Appendix I and source D has no number of a registered operation (a warning, since some
 * nurseries of Appendix I plants need none, 23.24(c)(2)). Error: a pre-Convention certificate without a date of acquisition;
 * on other kinds source O without one is a warning. Error, all kinds: acquired after the date of issue.
 *
 * <p>Not checked, each said once where it matters: registered numbers against the Secretariat's register; whether a date from
 * 1 July 1975 on, when the Convention entered into force, lies before the species was listed.
 */
final class RegisteredOperationOrAcquisition implements Rule {
    private static final LocalDate CONVENTION_IN_FORCE = LocalDate.of(1975, 7, 1);

    @Override
    public String id() {
        return "B-17";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        for (PlacedBlock placed : PlacedBlock.of(permit)) {
            checkOperation(placed, findings);
            checkAcquisition(placed, findings);
        }
        List<Block> blocks = permit.blocks();
        if (blocks.stream().anyMatch(block -> Written.hasText(block.registeredOperations()))) {
            findings.notChecked(
                    Box.B12B,
                    "Registered operations were not compared with the Secretariat's register, which is not available here.");
        }
        if (blocks.stream().anyMatch(RegisteredOperationOrAcquisition::isAfterEntryIntoForce)) {
            findings.notChecked(
                    Box.B12B,
                    "Whether specimens were acquired before the Convention applied to them was not checked: listing dates are not here.");
        }
    }

    private static void checkOperation(PlacedBlock placed, Findings findings) {
        if (placed.permit().kind() == DocumentKind.EXPORT
                && placed.hasSource("D")
                && Written.folded(placed.block().appendix()).equals("I")
                && !Written.hasText(placed.block().registeredOperations())) {
            findings.warning(
                    placed.at(Box.B12B),
                    "Appendix I with source D expects the number of the registered breeding operation or nursery.");
        }
    }

    private static void checkAcquisition(PlacedBlock placed, Findings findings) {
        Place place = placed.at(Box.B12B);
        if (placed.block().acquiredOn().isEmpty()) {
            if (placed.permit().kind() == DocumentKind.PRE_CONVENTION) {
                findings.error(place, "The date on which the pre-Convention specimen was acquired is missing.");
            } else if (placed.hasSource("O")) {
                findings.warning(
                        place, "Source O (pre-Convention) expects the date on which the specimen was acquired.");
            }
        } else if (placed.permit()
                .issue()
                .date()
                .filter(placed.block().acquiredOn().get()::isAfter)
                .isPresent()) {
            findings.error(place, "The specimen was acquired after the permit was issued.");
        }
    }

    private static boolean isAfterEntryIntoForce(Block block) {
        return block.acquiredOn()
                .filter(date -> !date.isBefore(CONVENTION_IN_FORCE))
                .isPresent();
    }
}

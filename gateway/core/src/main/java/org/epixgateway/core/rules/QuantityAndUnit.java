package org.epixgateway.core.rules;

import java.util.List;
import java.util.Set;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Quantity;

/**
 * Every block gives a quantity that can be counted or measured (B-14; 50 CFR 23.23(c)(12)).
 *
 * <p>Kinds: all. Error: no quantity; a quantity of zero or less; nothing but packages or shipments (BAG, BOX, CAS, CRT, SHP):
 * the unit list has these codes, but one case or one batch is not acceptable, unless a second quantity in the block counts
 * or measures. A blank unit means number of specimens. Warning: a unit that is not on the list (CITES and UN/ECE Rec 20
 * codes alike) or not in capitals; units outside the metric system; and what {@link UnitFitsTerm} says.
 *
 * <p>Not checked, said once on re-export certificates: that the unit is that of the export permit, which is not at hand.
 * Net weight and the preference for kilograms cannot be judged from the document.
 */
final class QuantityAndUnit implements Rule {
    private static final Set<String> PACKAGES = Set.of("BAG", "BOX", "CAS", "CRT", "SHP");
    private static final Set<String> NOT_METRIC =
            Set.of("CUF", "FEE", "INC", "OUN", "PND", "SQF", "YAR", "FTQ", "FOT", "INH", "ONZ", "LBR", "FTK", "YRD");

    @Override
    public String id() {
        return "B-14";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        for (PlacedBlock placed : PlacedBlock.of(permit)) {
            checkBlock(placed, circumstances, findings);
        }
        if (permit.kind() == DocumentKind.RE_EXPORT && !permit.blocks().isEmpty()) {
            findings.notChecked(
                    Box.B11,
                    "Whether the units are those of the export permit was not checked, since that permit is not at hand.");
        }
    }

    private static void checkBlock(PlacedBlock placed, Circumstances circumstances, Findings findings) {
        List<Quantity> quantities = placed.block().quantities();
        if (quantities.isEmpty()) {
            findings.error(placed.at(Box.B11), "The quantity is missing.");
            return;
        }
        if (quantities.stream().anyMatch(quantity -> quantity.amount().signum() <= 0)) {
            findings.error(placed.at(Box.B11), "The quantity must be greater than zero.");
        }
        CodeOnList.fault(
                        "Unit",
                        CodeLists.List.UNITS,
                        quantities.stream().map(Quantity::unit).toList(),
                        circumstances)
                .ifPresent(fault -> findings.warning(placed.at(Box.B11), fault));
        List<String> units = quantities.stream()
                .map(quantity -> Written.folded(quantity.unit()))
                .distinct()
                .toList();
        if (PACKAGES.containsAll(units)) {
            findings.error(
                    placed.at(Box.B11),
                    "Cases, boxes, bags or shipments are no quantity; count the specimens or measure them.");
        } else if (units.stream().anyMatch(NOT_METRIC::contains)) {
            findings.warning(placed.at(Box.B11), "The quantity should be given in metric units.");
        } else {
            UnitFitsTerm.check(placed, units, circumstances, findings);
        }
    }
}

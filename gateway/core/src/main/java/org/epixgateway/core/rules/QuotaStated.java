package org.epixgateway.core.rules;

import java.math.BigDecimal;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Quota;

/**
 * An export under a quota gives what was exported so far this year, this permit included, and the quota, such as
 * 500/1,000 (B-15; 50 CFR 23.23(e)(5)).
 *
 * <p>Kinds: all that fill box 11a. Error: one of the two quantities is zero or less; with the same unit, more was exported
 * than the quota. Warning: the two have different units; with the same unit, less was exported so far than this block's
 * own quantity. Not checked, said once on export permits: whether a quota applies and is kept, since the published quotas
 * (B-24) are not at hand.
 */
final class QuotaStated implements Rule {
    @Override
    public String id() {
        return "B-15";
    }

    @Override
    public void check(Permit permit, Circumstances circumstances, Findings findings) {
        for (PlacedBlock placed : PlacedBlock.of(permit)) {
            placed.block().quota().ifPresent(quota -> checkQuota(placed, quota, findings));
        }
        if (permit.kind() == DocumentKind.EXPORT) {
            findings.notChecked(
                    Box.B11A,
                    "Whether an export quota applies and is kept was not checked, since published quotas are not available here.");
        }
    }

    private static void checkQuota(PlacedBlock placed, Quota quota, Findings findings) {
        Place place = placed.at(Box.B11A);
        BigDecimal used = quota.usedToDate().amount();
        if (used.signum() <= 0 || quota.annual().amount().signum() <= 0) {
            findings.error(
                    place,
                    "With a quota, the quantity exported so far, this permit included, and the quota must both be given.");
            return;
        }
        if (!isSameUnit(quota.usedToDate(), quota.annual())) {
            findings.warning(place, "The quantity exported so far and the quota have different units.");
        } else if (used.compareTo(quota.annual().amount()) > 0) {
            findings.error(place, "More was exported this year, this permit included, than the quota allows.");
        }
        boolean isLessThanBlock = placed.block().quantities().stream()
                .anyMatch(own ->
                        isSameUnit(own, quota.usedToDate()) && own.amount().compareTo(used) > 0);
        if (isLessThanBlock) {
            findings.warning(
                    place,
                    "The quantity exported so far must include this permit, but is less than the quantity in box 11.");
        }
    }

    private static boolean isSameUnit(Quantity one, Quantity other) {
        return Written.folded(one.unit()).equals(Written.folded(other.unit()));
    }
}

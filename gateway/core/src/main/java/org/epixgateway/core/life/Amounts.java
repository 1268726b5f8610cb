package org.epixgateway.core.life;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a statement says of each block, summed: whoever states a block twice states both together. */
final class Amounts {
    private Amounts() {}

    /** No {@link org.epixgateway.core.permit.Quantity}, since a sum of what strangers state may have more digits. */
    record Stated(String block, BigDecimal amount, String unit) {
        @Override
        public String toString() {
            return unit.isEmpty() ? amount.toPlainString() : amount.toPlainString() + " " + unit;
        }
    }

    private record Line(String block, String unit) {}

    static List<Stated> ofGoods(List<Fact.BlockQuantity> goods) {
        return summed(goods.stream()
                .map(one -> new Stated(
                        one.block(), one.quantity().amount(), one.quantity().unit())));
    }

    static List<Stated> ofUse(List<Fact.BlockUse> blocks) {
        return summed(blocks.stream().map(one -> new Stated(one.block(), one.total(), one.unit())));
    }

    private static List<Stated> summed(Stream<Stated> all) {
        Map<Line, BigDecimal> sums = new LinkedHashMap<>();
        all.forEach(one -> sums.merge(new Line(one.block(), one.unit()), one.amount(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new Stated(
                        sum.getKey().block(), sum.getValue(), sum.getKey().unit()))
                .toList();
    }
}

package org.epixgateway.core.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;

/** Things that authorities state in tests about {@link TestPermits#elephantTuskExport}: two tusks, Namibia to Switzerland. */
public final class TestStatements {
    public static final LocalDate TODAY = TestPermits.TODAY;

    private TestStatements() {}

    public static StatementRequest about(Permit permit, String key, Fact fact) {
        return new StatementRequest(
                InMemoryGateway.ACCOUNT,
                key,
                permit.issuingCountry().orElseThrow(),
                permit.number().orElseThrow().raw(),
                Optional.empty(),
                fact,
                List.of());
    }

    public static Fact endorsed(String amount) {
        return new Fact.Endorsement(
                TODAY,
                "Windhoek",
                "085-12345675",
                Fact.Method.ELECTRONIC,
                List.of(new Fact.BlockQuantity("A", Quantity.of(amount, ""))));
    }

    public static Fact used(LocalDate on, String accepted) {
        return new Fact.Use(
                on,
                "Zürich airport",
                List.of(new Fact.BlockUse("A", new BigDecimal(accepted), BigDecimal.ZERO, BigDecimal.ZERO, "", "")));
    }

    public static Fact notice(Fact.Notice.Kind kind, LocalDate on) {
        return new Fact.Notice(0, kind, on, "the quota was reached", Optional.empty());
    }
}

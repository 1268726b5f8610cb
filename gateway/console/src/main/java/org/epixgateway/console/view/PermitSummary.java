package org.epixgateway.console.view;

import java.time.LocalDate;
import java.util.List;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Trader;
import org.jspecify.annotations.Nullable;

/** What a permit says in short; whoever needs more reads the document itself. */
public record PermitSummary(
        String kind,
        String title,
        @Nullable String number,
        @Nullable String issuingCountry,
        String issuingAuthority,
        @Nullable String validFrom,
        @Nullable String validUntil,
        TraderView exporter,
        TraderView importer,
        List<String> purposes,
        List<BlockView> blocks) {

    /** A person or firm: boxes 3 and 4. */
    public record TraderView(String name, @Nullable String country) {
        static TraderView of(Trader trader) {
            return new TraderView(
                    trader.name(),
                    trader.address().country().map(CountryCode::value).orElse(null));
        }
    }

    /** One line of goods: boxes 7 to 12. */
    public record BlockView(
            String block,
            List<String> species,
            List<String> terms,
            String appendix,
            List<String> sources,
            List<String> quantities,
            @Nullable String origin) {
        static BlockView of(Block block) {
            return new BlockView(
                    block.id(),
                    block.scientificNames(),
                    block.terms(),
                    block.appendix(),
                    block.sources(),
                    block.quantities().stream().map(Quantity::toString).toList(),
                    block.origin().country().map(CountryCode::value).orElse(null));
        }
    }

    public static PermitSummary of(Permit permit) {
        return new PermitSummary(
                permit.kind().name(),
                permit.kind().title(),
                permit.number().map(PermitNumber::raw).orElse(null),
                permit.issuingCountry().map(CountryCode::value).orElse(null),
                permit.authority().name(),
                permit.validFrom().map(LocalDate::toString).orElse(null),
                permit.validUntil().map(LocalDate::toString).orElse(null),
                TraderView.of(permit.exporter()),
                TraderView.of(permit.importer()),
                permit.purposeCodes(),
                permit.blocks().stream().map(BlockView::of).toList());
    }
}

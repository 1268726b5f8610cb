package org.epixgateway.console.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.barcode.BarcodeContent;
import org.epixgateway.core.barcode.BarcodeFinding;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a scanned barcode is worth; never its token.
 *
 * @param sentence for the officer
 * @param ask the registered page of the issuing Party; only for a genuine one
 * @param permit what was signed; absent where nothing is proven
 */
public record BarcodeView(
        String verdict,
        String sentence,
        @Nullable String ask,
        @Nullable ContentView permit) {

    /**
     * What the barcode says of the permit.
     *
     * @param blocks how many the permit has; more than are shown where there was no room
     */
    public record ContentView(
            String issuingCountry,
            @Nullable String importingCountry,
            String kind,
            String number,
            @Nullable String validUntil,
            int blocks,
            List<ShownBlockView> shown) {
        static ContentView of(BarcodeContent content) {
            return new ContentView(
                    content.issuing().value(),
                    content.importing().map(CountryCode::value).orElse(null),
                    content.kind().name(),
                    content.number().raw(),
                    content.validUntil().map(LocalDate::toString).orElse(null),
                    content.blocks(),
                    content.shown().stream()
                            .map(block -> new ShownBlockView(
                                    block.id(),
                                    block.taxon(),
                                    block.quantities().stream()
                                            .map(Quantity::toString)
                                            .toList(),
                                    block.source()))
                            .toList());
        }
    }

    /** One block, for comparing. */
    public record ShownBlockView(String id, String taxon, List<String> quantities, String source) {}

    public static BarcodeView of(BarcodeFinding finding) {
        return switch (finding) {
            case BarcodeFinding.GenuineUseUnknown genuine ->
                view(
                        "GENUINE_USE_UNKNOWN",
                        genuine,
                        Optional.of(genuine.ask().toString()),
                        Optional.of(genuine.content()));
            case BarcodeFinding.PossibleForgery forgery ->
                view("POSSIBLE_FORGERY", forgery, Optional.empty(), Optional.of(forgery.content()));
            case BarcodeFinding.Altered altered -> unproven("ALTERED", altered);
            case BarcodeFinding.Foreign foreign -> unproven("FOREIGN", foreign);
            case BarcodeFinding.KeyRevoked revoked -> unproven("KEY_REVOKED", revoked);
            case BarcodeFinding.OtherVersion other -> unproven("OTHER_VERSION", other);
            case BarcodeFinding.NotOne not -> unproven("NOT_ONE", not);
        };
    }

    /** What is not proven is not repeated: somebody might take it for the permit. */
    private static BarcodeView unproven(String verdict, BarcodeFinding finding) {
        return view(verdict, finding, Optional.empty(), Optional.empty());
    }

    private static BarcodeView view(
            String verdict, BarcodeFinding finding, Optional<String> ask, Optional<BarcodeContent> content) {
        return new BarcodeView(
                verdict,
                finding.sentence(),
                ask.orElse(null),
                content.map(ContentView::of).orElse(null));
    }
}

package org.epixgateway.core.barcode;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitNumber;

/** Makes the barcode of a permit of our own, with as many of its blocks as there is room for. */
public final class MakeBarcode {
    /** More fit into no barcode, however short their names are. */
    private static final int BLOCKS_TRIED_MAX = 60;

    private final PermitsByNumber permits;
    private final PermitTokens tokens;
    private final BarcodeSeal seal;
    private final OwnBarcodes own;

    public MakeBarcode(PermitsByNumber permits, PermitTokens tokens, BarcodeSeal seal, OwnBarcodes own) {
        this.permits = permits;
        this.tokens = tokens;
        this.seal = seal;
        this.own = own;
    }

    /** What became of the wish. */
    public sealed interface Outcome {}

    public record Made(BarcodeText barcode, BarcodeContent content) implements Outcome {}

    /** We issued no such permit. */
    public record Unknown() implements Outcome {}

    /** Several documents have the number; say which kind is meant. */
    public record Several(List<DocumentKind> kinds) implements Outcome {
        public Several {
            kinds = List.copyOf(kinds);
        }
    }

    /** @param sentence what is missing, and what to do */
    public record CannotNow(String sentence) implements Outcome {}

    /** @param kind empty: the only one with this number */
    public Outcome make(PermitNumber number, Optional<DocumentKind> kind) {
        Optional<URI> address = own.verifyAddress();
        if (address.isEmpty()) {
            return new CannotNow(
                    "There is no page that a barcode could lead to: set verify.address to the https address"
                            + " of your public verification page, restart, and hand out the descriptor again.");
        }
        List<IssuedPermit> found = permits.named(number).stream()
                .filter(issued -> kind.isEmpty() || kind.get() == issued.key().kind())
                .filter(issued ->
                        issued.key().issuingCountry().equals(own.party().code()))
                .toList();
        return switch (found.size()) {
            case 0 -> new Unknown();
            case 1 -> make(address.get(), found.get(0));
            default ->
                new Several(found.stream().map(issued -> issued.key().kind()).toList());
        };
    }

    private Outcome make(URI address, IssuedPermit issued) {
        BarcodeContent whole = BarcodeContent.of(issued.permit(), tokens.token(issued.key(), issued.document()));
        for (int shown = Math.min(whole.shown().size(), BLOCKS_TRIED_MAX); shown >= 0; shown--) {
            BarcodeContent content = whole.showing(shown);
            Optional<String> signed = seal.seal(content);
            if (signed.isEmpty()) {
                return new CannotNow(
                        "There is no barcode key that may be used. If keys list shows none, it is made at the"
                                + " next start while the root key is in the keys folder; one that ended or was revoked is"
                                + " renewed with keys announce barcode and keys activate barcode.");
            }
            BarcodeText barcode = new BarcodeText(address, signed.get());
            if (barcode.fits()) {
                return new Made(barcode, content);
            }
        }
        return new CannotNow("The address in verify.address is too long for a barcode; choose a shorter one.");
    }
}

package org.epixgateway.core.verify;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.barcode.BarcodeContent;
import org.epixgateway.core.barcode.BarcodeSeal;
import org.epixgateway.core.barcode.BarcodeText;
import org.epixgateway.core.barcode.OwnBarcodes;

/** Reads a barcode that our own Party signed, and no other: whatever address is written into it, it is us who are asked. */
public final class OwnBarcodeReading {
    private final BarcodeSeal seal;
    private final OwnBarcodes own;

    public OwnBarcodeReading(BarcodeSeal seal, OwnBarcodes own) {
        this.seal = seal;
        this.own = own;
    }

    /** Empty where it is not genuine, or signed by a key that we revoked. */
    Optional<BarcodeContent> read(String scanned) {
        String signed = BarcodeText.parse(scanned).map(BarcodeText::signed).orElse(scanned.strip());
        List<BarcodeSeal.Issuer> issuers = own.certificates().stream()
                .map(certificate -> new BarcodeSeal.Issuer(own.party(), certificate))
                .toList();
        return switch (seal.read(signed, issuers)) {
            case BarcodeSeal.Genuine genuine -> Optional.of(genuine.content());
            case BarcodeSeal.Altered unused -> Optional.empty();
            case BarcodeSeal.Foreign unused -> Optional.empty();
            case BarcodeSeal.OtherVersion unused -> Optional.empty();
            case BarcodeSeal.NotOne unused -> Optional.empty();
        };
    }
}

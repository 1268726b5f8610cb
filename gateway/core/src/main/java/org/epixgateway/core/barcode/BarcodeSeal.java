package org.epixgateway.core.barcode;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;

/**
 * Signs the content of barcodes with a key that signs nothing else, and reads what others signed. The signed form is plain
 * ASCII that may stand behind the number sign of an address. Thread-safe, needs no network.
 */
public interface BarcodeSeal {
    /** The content in compact signed form; empty where we have no barcode key that may be used. */
    Optional<String> seal(BarcodeContent content);

    /** @param issuers every certificate by which a barcode may be signed, and for which Party */
    Reading read(String signed, List<Issuer> issuers);

    /** A certificate registered for the barcodes of a Party. */
    record Issuer(Party party, Bytes certificate) {}

    /** What a signed text turned out to be. */
    sealed interface Reading {}

    /** Signed by a key of the Party that the content names as issuing. */
    record Genuine(BarcodeContent content, Issuer issuer) implements Reading {}

    /** Names a registered key, which did not sign it as it stands. */
    record Altered() implements Reading {}

    /**
     * Signed by no key of the Party that it claims to be from.
     *
     * @param claimed what the unproven content says, if it can be read
     */
    record Foreign(Optional<CountryCode> claimed) implements Reading {}

    /** Signed by a registered key, in a form that this program does not know yet. */
    record OtherVersion(Party signer, String version) implements Reading {}

    /** @param sentence why it is no barcode of a permit */
    record NotOne(String sentence) implements Reading {}
}

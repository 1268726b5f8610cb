package org.epixgateway.core.barcode;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/** What our own Party puts on paper and stands by. Thread-safe. */
public interface OwnBarcodes {
    Party party();

    /** Where a phone that reads our barcode is led; empty until the authority has such a page. */
    Optional<URI> verifyAddress();

    /** Our barcode certificates, announced, current and old, without those that are revoked. */
    List<Bytes> certificates();
}

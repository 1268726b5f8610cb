package org.epixgateway.signing;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.w3c.dom.Element;

/**
 * What a signature of the right shape claims; nothing of it is proven yet.
 *
 * @param signature the ds:Signature element, its SignedProperties registered as the one element with an id
 * @param signatureMethod URI, one of {@link SignatureMethods}
 * @param certificateDigest which certificate the signer says is his, from the signed properties
 * @param certificates that KeyInfo brings; material to look into, never to trust
 */
record SignatureReading(
        Element signature,
        String signatureMethod,
        Instant signingTime,
        CertificateDigest certificateDigest,
        List<Bytes> certificates) {}

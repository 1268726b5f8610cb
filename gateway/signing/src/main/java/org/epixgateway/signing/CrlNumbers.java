package org.epixgateway.signing;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/** The rising number of a revocation list, which tells the newer of two (RFC 5280, 5.2.3). */
final class CrlNumbers {
    private CrlNumbers() {}

    /** Zero where the list has none. */
    static BigInteger of(X509CRL list) {
        byte[] extension = list.getExtensionValue(Extension.cRLNumber.getId());
        if (extension == null) {
            return BigInteger.ZERO;
        }
        byte[] number = ASN1OctetString.getInstance(extension).getOctets();
        return ASN1Integer.getInstance(number).getValue();
    }
}

package org.epixgateway.signing;

/** Names of XML signatures and XAdES that writing and reading share. */
final class Xades {
    static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
    static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String SIGNED_PROPERTIES_TYPE = "http://uri.etsi.org/01903#SignedProperties";
    static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String SHA384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";
    static final String SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512";
    static final String SIGNATURES_FILE = "META-INF/signatures.xml";

    private Xades() {}
}

package org.epixgateway.core.party;

/** For what a Party's certificate may be used; a certificate registered for one use is nothing for another. */
public enum CertificateUse {
    /** The system's identity on the connection. */
    TLS,
    /** The seal of the authority over messages. */
    SEAL,
    /** Signed content of two-dimensional barcodes. */
    BARCODE,
    /** Signed answers about permits. */
    VERIFICATION,
    /** Reserved: checkpoints of the evidence log. */
    CHECKPOINT,
    /** Reserved: encryption of contents. */
    ENCRYPTION
}

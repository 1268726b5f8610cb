package org.epixgateway.core.barcode;

import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;

/**
 * A permit that our own Party issued, as its current document says.
 *
 * @param document SHA-256 of that document
 */
public record IssuedPermit(PermitKey key, Permit permit, Digest document) {}

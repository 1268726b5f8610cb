package org.epixgateway.core.barcode;

import java.util.List;
import org.epixgateway.core.permit.PermitNumber;

/** Finds the permits of our own Party that have a number; several kinds of document may share one. Thread-safe. */
public interface PermitsByNumber {
    List<IssuedPermit> named(PermitNumber number);
}

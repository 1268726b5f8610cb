package org.epixgateway.core.query;

import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.Permit;

/** Writes a permit in either version of the toolkit, for callers who read one of them only. Thread-safe. */
public interface PermitForms {
    /** What the version has no place for is left out; whoever needs it has the signed document. */
    Bytes written(Permit permit, DocumentFormat form);
}

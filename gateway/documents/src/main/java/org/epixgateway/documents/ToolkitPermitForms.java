package org.epixgateway.documents;

import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.query.PermitForms;

/** Permits in the XML of either version of the CITES toolkit, each in its strict form. */
public final class ToolkitPermitForms implements PermitForms {
    @Override
    public Bytes written(Permit permit, DocumentFormat form) {
        return PermitWriter.write(permit, PermitForm.of(form));
    }
}

package org.epixgateway.documents;

import java.util.List;
import org.epixgateway.core.permit.Finding;

/** A permit document as read and normalised, with what its schema and the normalisation have to say. */
record PermitTree(PermitForm form, Element root, List<SchemaError> schemaErrors, List<Finding> normalisations) {}

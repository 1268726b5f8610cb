package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;

/** Permits in the XML of the CITES toolkit: versions 1 and 2 are read, version 2 in its strict form is written. */
public final class ToolkitPermitDocuments implements PermitDocuments {
    private static final String NOT_READABLE = "XML";
    private final Limits limits;
    private final XmlInput input;

    public ToolkitPermitDocuments(Limits limits) {
        this.limits = limits;
        this.input = XmlInput.ofPermits(limits);
    }

    @Override
    public PermitReading read(Bytes document, Wrapping wrapping) {
        try {
            return reading(PermitStream.read(document, input, limits, wrapping));
        } catch (UnreadableXmlException e) {
            Finding finding =
                    new Finding(NOT_READABLE, Severity.ERROR, Place.of(Box.DOCUMENT), e.position(), e.sentence());
            return new PermitReading(Optional.empty(), List.of(finding), Map.of());
        }
    }

    private static PermitReading reading(PermitTree tree) {
        Places places = new Places(tree.root());
        Remarks remarks = new Remarks(places);
        Permit permit = PermitMapper.permit(tree.form().format(), tree.root(), remarks);
        List<Finding> findings = new ArrayList<>();
        Set<Element> wrong = new HashSet<>();
        for (SchemaError error : tree.schemaErrors()) {
            Element at = error.at();
            wrong.add(at);
            findings.add(new Finding(
                    Remarks.RULE, Severity.ERROR, places.of(at), Optional.of(at.position()), error.sentence()));
        }
        if (findings.size() < SchemaCheck.ERRORS_MAX) {
            Unread.remark(tree.root(), wrong, remarks);
        } else {
            findings.add(new Finding(
                    Remarks.RULE,
                    Severity.INFO,
                    Place.of(Box.DOCUMENT),
                    Optional.empty(),
                    "What else the schema says is not listed."));
        }
        findings.addAll(remarks.findings());
        findings.addAll(tree.normalisations());
        return new PermitReading(Optional.of(permit), findings, places.positions());
    }

    @Override
    public Bytes write(Permit permit) {
        return PermitWriter.write(permit, PermitForm.V2);
    }
}

package org.epixgateway.documents;

import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments.Wrapping;
import org.epixgateway.core.permit.PermitReading;

/** Short ways to read in tests. */
final class Reading {
    static final ToolkitPermitDocuments DOCUMENTS = new ToolkitPermitDocuments(Limits.STANDARD);
    static final String MINIMAL = "18-minimal-export-ch-fr-cyclamen";

    private Reading() {}

    static PermitReading of(String xml) {
        return DOCUMENTS.read(Bytes.utf8(xml), Wrapping.REFUSED);
    }

    static PermitReading of(Bytes xml) {
        return DOCUMENTS.read(xml, Wrapping.REFUSED);
    }

    static PermitReading unwrapped(Bytes xml) {
        return DOCUMENTS.read(xml, Wrapping.UNWRAPPED);
    }

    /** The permit of a sample that reads without any finding. */
    static Permit sample(String name) {
        PermitReading reading = of(Samples.permit(name));
        if (!reading.findings().isEmpty()) {
            throw new AssertionError(name + ": " + reading.findings());
        }
        return reading.permit().orElseThrow();
    }

    static String text(String sample) {
        return Samples.permit(sample).asUtf8();
    }

    static List<String> rules(PermitReading reading) {
        return reading.findings().stream().map(Finding::rule).toList();
    }

    static List<String> sentences(PermitReading reading) {
        return reading.findings().stream().map(Finding::sentence).toList();
    }
}

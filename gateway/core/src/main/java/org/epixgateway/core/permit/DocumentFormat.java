package org.epixgateway.core.permit;

import java.util.Arrays;
import java.util.Optional;

/** The message form in which a permit is written: the CITES toolkit's versions 1 and 2. */
public enum DocumentFormat {
    TOOLKIT_1("CBFShip:1"),
    TOOLKIT_2("CITESEPermit:2");

    private final String label;

    DocumentFormat(String label) {
        this.label = label;
    }

    /** The name by which message headers call this form. */
    public String label() {
        return label;
    }

    public static Optional<DocumentFormat> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst();
    }
}

package org.epixgateway.core.permit;

/** How much a finding weighs. NOT_CHECKED says that the data for a rule is not here: it never passes silently. */
public enum Severity {
    ERROR,
    WARNING,
    NOT_CHECKED,
    INFO
}

package org.epixgateway.core.access;

/** What an account may do; the table of acts is {@link Permission}. */
public enum Role {
    NATIONAL_SYSTEM,
    OPERATOR,
    AUDITOR
}

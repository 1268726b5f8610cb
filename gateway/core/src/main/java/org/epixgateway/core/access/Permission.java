package org.epixgateway.core.access;

import static org.epixgateway.core.access.Role.AUDITOR;
import static org.epixgateway.core.access.Role.NATIONAL_SYSTEM;
import static org.epixgateway.core.access.Role.OPERATOR;

import java.util.Set;

/** Acts and the roles that may do them: the one table that every face reads. */
public enum Permission {
    SUBMIT(NATIONAL_SYSTEM),
    /** Endorse, withdraw, report the use of permits. */
    STATE(NATIONAL_SYSTEM),
    VALIDATE(NATIONAL_SYSTEM, OPERATOR, AUDITOR),
    SEE_MESSAGES(NATIONAL_SYSTEM, OPERATOR, AUDITOR),
    /** Permits and the sealed files with permits in them: personal data. Receipts and refusals are not, see SEE_MESSAGES. */
    SEE_DOCUMENTS(NATIONAL_SYSTEM),
    TAKE_FROM_INBOX(NATIONAL_SYSTEM),
    RESEND(OPERATOR),
    WITHDRAW(OPERATOR),
    MANAGE_PEERS(OPERATOR),
    CHECK_EVIDENCE(OPERATOR, AUDITOR),
    /** By nobody from afar: only on the gateway's own machine, by whoever can read its control token. */
    MANAGE_ACCOUNTS,
    MANAGE_KEYS,
    /** Permits of other States from their EPIX systems, and our word to them: personal data, in our country's name. */
    ASK_EPIX,
    /** How a permit stands, of the Party that issued it. */
    ASK_ISSUER(NATIONAL_SYSTEM, OPERATOR),
    STOP;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is unmodifiable
    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    public boolean isGivenTo(Role role) {
        return roles.contains(role);
    }
}

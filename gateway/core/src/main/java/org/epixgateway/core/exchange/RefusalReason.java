package org.epixgateway.core.exchange;

/**
 * Why a message is not accepted: a closed list.
 *
 * <p>The first four cannot be pinned on the Party in From, so they are told but never remembered under its message id;
 * the others are remembered for good (exchange rules, section 2).
 */
public enum RefusalReason {
    CONTAINER_BROKEN(false),
    SIGNATURE_INVALID(false),
    NOT_AUTHORISED(false),
    NOT_ADDRESSED_TO_US(false),
    NOT_SUPPORTED(true),
    SCHEMA_INVALID(true),
    NUMBER_CONFLICT(true),
    ID_REUSED(true),
    TEST_NOT_ACCEPTED(true),
    RULES_BROKEN(true);

    private final boolean remembered;

    RefusalReason(boolean remembered) {
        this.remembered = remembered;
    }

    public boolean isRemembered() {
        return remembered;
    }
}

package org.epixgateway.core.rules;

/** When a permit is judged: rules about time and about our own duty differ. */
public enum Occasion {
    /** Our own permit on its way out: its faults block before sealing. */
    SUBMIT,
    /** Another State's permit: findings go into the receipt and to an officer. */
    RECEIVE
}

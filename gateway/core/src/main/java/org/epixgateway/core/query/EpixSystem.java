package org.epixgateway.core.query;

/**
 * The EPIX system of another country, asked in its own dialect. Blocks until it answers or its time is up. Thread-safe.
 *
 * <p>Every method throws {@link org.epixgateway.core.exchange.OutageException} where no usable answer came: not reached, too
 * slow, too large, not an answer at all.
 */
public interface EpixSystem {
    QueryAnswer ask(PermitQuery query);

    Confirmation confirm(ConfirmedQuantities quantities);

    ServiceState state();

    /** What became of quantities that we confirmed. */
    sealed interface Confirmation {}

    record Taken() implements Confirmation {}

    /** As {@link QueryAnswer.Declined}. */
    record NotTaken(String code, String sentence) implements Confirmation {}

    /** What a system says about its state. */
    sealed interface ServiceState {}

    /** In its own words, one line, bounded. */
    record Stated(String words) implements ServiceState {}

    /** As {@link QueryAnswer.Declined}, or where a system has no such question. */
    record NotStated(String code, String sentence) implements ServiceState {}
}
